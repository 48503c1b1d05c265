import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { LocationAddRegular, OptionsRegular } from '@fluentui/react-icons';
import type { DuoView, MeView } from '../../../adapters/http/contract.ts';
import { DuoMark } from '../../shared/DuoMark.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { text as sharedText } from '../../shared/text.ts';
import { Canvas } from './Canvas.tsx';
import { DuoSwitch } from './DuoSwitch.tsx';
import { History } from './History.tsx';
import { Journey } from './Journey.tsx';
import { Leave } from './Leave.tsx';
import { Life } from './Life.tsx';
import { Next } from './next/Next.tsx';
import { QuietLink } from './QuietLink.tsx';
import { TalkTo } from './TalkTo.tsx';
import { text } from './text.ts';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 16px', minHeight: '56px' },
  mark: { color: tokens.colorBrandForeground1, display: 'flex' },
  names: { flex: '1 1 220px', minWidth: 0 },
  title: { ...typographyStyles.title2, margin: 0, overflowWrap: 'anywhere', '@media (max-width: 479px)': typographyStyles.title3 },
  place: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground3 },
  state: { ...typographyStyles.body1Strong, margin: '2px 0 0', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  stale: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: '0 0 8px' },
  columns: {
    display: 'grid', gap: '24px', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)', gridTemplateRows: 'auto 1fr', alignItems: 'start',
    gridTemplateAreas: '"next canvas" "past talk"',
    '@media (max-width: 899px)': { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: '20px' },
  },
  /** Three tiles side by side, or a charter in two columns, need the whole width. */
  wide: { '@media (min-width: 900px)': { gridTemplateRows: 'auto auto 1fr', gridTemplateAreas: '"next next" "past canvas" "past talk"' } },
  alone: { '@media (min-width: 900px)': { gridTemplateRows: 'auto', gridTemplateAreas: '"next next" "talk talk"' } },
  next: { gridArea: 'next' },
  canvas: { gridArea: 'canvas' },
  past: { gridArea: 'past' },
  talk: { gridArea: 'talk' },
  links: { display: 'flex', flexWrap: 'wrap', gap: '4px', marginTop: '20px' },
});

/** One duo, as one of its two people sees it. */
export const Duo = ({ duo, others, isStale }: { duo: DuoView; others: MeView['duos']; isStale: boolean }) => {
  const styles = useStyles();
  const say = useWords(text);
  const stale = useWords(sharedText).stale;
  const number = duo.journey.find((step) => step.state === 'next')?.number ?? duo.programme.sessions;
  const past = duo.history.filter((meeting) => meeting.state !== 'booked');
  const isOpen = !['declined', 'finished', 'suspended', 'getting-ready'].includes(duo.next.kind);
  const isWide = duo.next.kind === 'options' && past.length > 0;
  const isAlone = !isOpen && past.length === 0;
  return (
    <>
      <header className={styles.head}>
        <span className={styles.mark}><DuoMark size={36} /></span>
        <div className={styles.names}>
          <h1 className={styles.title}>{say.title(duo.other.firstName)}</h1>
          <p className={styles.place}>{say.place(duo.programme.name, number, duo.programme.sessions)}</p>
          {duo.stateLine && <p className={styles.state}>{duo.stateLine}</p>}
        </div>
        {others.length > 1 && <DuoSwitch duos={others} current={duo.id} />}
      </header>
      {isStale && <p className={styles.stale} role="status">{stale}</p>}
      <Journey steps={duo.journey} />
      <div className={mergeClasses(styles.columns, isWide && styles.wide, isAlone && styles.alone)}>
        <div className={styles.next}><Next duo={duo} /></div>
        {isOpen && <div className={styles.canvas}><Canvas canvas={duo.canvas} goals={duo.goals} /></div>}
        {(past.length > 0 || duo.life.length > 0) && (
          <div className={styles.past}>
            {past.length > 0 && <History past={past} />}
            <Life life={duo.life} />
          </div>
        )}
        <div className={styles.talk}><TalkTo contacts={duo.talkTo} /></div>
      </div>
      <div className={styles.links}>
        <QuietLink to={{ page: 'preferences', duo: duo.id }} icon={OptionsRegular} words={say.preferences} />
        {duo.state === 'active' && <QuietLink to={{ page: 'suggest-place', duo: duo.id }} icon={LocationAddRegular} words={say.suggest} />}
      </div>
      {duo.next.kind !== 'declined' && <Leave duo={duo} />}
    </>
  );
};
