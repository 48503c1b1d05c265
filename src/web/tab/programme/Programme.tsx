import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Link, useNavigate } from 'react-router';
import type { MeView, ProgrammeView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { toSearch } from '../address.ts';
import { Absences } from './Absences.tsx';
import { Banner } from './Banner.tsx';
import { Numbers } from './Numbers.tsx';
import { ProgrammeSwitch } from './ProgrammeSwitch.tsx';
import { Sessions } from './Sessions.tsx';
import { Strips } from './Strips.tsx';
import { text } from './text.ts';
import { ToDo } from './ToDo.tsx';

const phone = '@media (max-width: 599px)';

const useStyles = makeStyles({
  page: { display: 'grid', gap: '24px' },
  head: { display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center' },
  words: { flex: '1 1 100%', minWidth: 0 },
  overline: { ...typographyStyles.body1Strong, margin: 0, flex: '1 1 160px', color: tokens.colorBrandForeground1, [phone]: { flexBasis: '100%' } },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', [phone]: { order: 1 } },
  title: { ...typographyStyles.title1, margin: 0, textWrap: 'balance', '@media (max-width: 599px)': typographyStyles.title2 },
  waits: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  pages: { display: 'flex', flexWrap: 'wrap', gap: '0 16px' },
  link: {
    ...typographyStyles.body1, display: 'inline-flex', alignItems: 'center', minHeight: '44px', color: tokens.colorBrandForegroundLink, textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  sponsor: { ...typographyStyles.body1, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 16px', margin: 0, color: tokens.colorNeutralForeground3, [phone]: { marginTop: '8px' } },
  sentence: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '72ch', textWrap: 'pretty' },
});

/** Is it alive, what to do now, the sessions, the journey of each duo, then numbers. */
export const Programme = ({ programme, others }: { programme: ProgrammeView; others: MeView['programmes'] }) => {
  const styles = useStyles();
  const say = useWords(text);
  const navigate = useNavigate();
  const hasDuos = programme.duos.length > 0;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <p className={styles.overline}>{programme.name}</p>
        <div className={styles.actions}>
          <nav className={styles.pages} aria-label={say.more}>
            <Link className={styles.link} to={toSearch({ page: 'places' })}>{say.places}</Link>
            <Link className={styles.link} to={toSearch({ page: 'programme-settings', programme: programme.id })}>{say.settings}</Link>
            <Link className={styles.link} to={toSearch({ page: 'programme-rules', programme: programme.id })}>{say.rules}</Link>
            <Link className={styles.link} to={toSearch({ page: 'deliveries', programme: programme.id })}>{say.deliveries}</Link>
          </nav>
          <ProgrammeSwitch programmes={others} current={programme.id} />
          {hasDuos && <Action size="medium" onClick={() => void navigate(toSearch({ page: 'plan', programme: programme.id }))}>{say.plan}</Action>}
          <Action size="medium" appearance={hasDuos ? 'secondary' : 'primary'} onClick={() => void navigate(toSearch({ page: 'new-duo', programme: programme.id }))}>
            {say.addDuo}
          </Action>
        </div>
        <div className={styles.words}>
          <h1 className={styles.title}>
            {say.alive(programme.moving, programme.total)}{' '}
            {hasDuos && <span className={styles.waits}>{say.waitForYou(programme.todo.length + programme.banners.length)}</span>}
          </h1>
          <p className={styles.sponsor}>
            {say.sponsor(programme.sponsor)}
            <Link className={styles.link} to={toSearch({ page: 'programme-people', programme: programme.id })}>{say.namedTitle}</Link>
          </p>
        </div>
      </header>
      {programme.banners.map((banner) => <Banner key={banner.kind} banner={banner} />)}
      {/* "Nothing is blocked" would be untrue under a banner, and empty where nothing has begun. */}
      {(programme.todo.length > 0 || (hasDuos && programme.banners.length === 0)) && <ToDo programme={programme} />}
      {hasDuos ? (
        <>
          <Sessions sessions={programme.sessions} />
          <Strips duos={programme.duos} />
          <Absences programme={programme} />
          <Numbers usefulness={programme.usefulness} comments={programme.comments} />
        </>
      ) : (
        <Panel><p className={styles.sentence}>{say.noDuoYet}</p></Panel>
      )}
      <Panel title={say.visible} quiet><p className={styles.sentence}>{programme.visibility}</p></Panel>
    </div>
  );
};
