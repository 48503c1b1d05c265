import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Link } from 'react-router';
import type { DuoView } from '../../../adapters/http/contract.ts';
import { Panel } from '../../shared/Panel.tsx';
import { SettingIcon } from '../../shared/SettingIcon.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { toSearch } from '../address.ts';
import { capital } from './say-day.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid', gridTemplateColumns: '40px minmax(0, 1fr) auto', alignItems: 'center', columnGap: '16px', padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`, ':first-child': { borderTop: 'none', paddingTop: 0 }, ':last-child': { paddingBottom: 0 },
    '@media (max-width: 599px)': { gridTemplateColumns: '40px minmax(0, 1fr)' },
  },
  face: {
    display: 'flex', alignItems: 'center', justifyContent: 'center', width: '40px', height: '40px', boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusCircular, color: tokens.colorNeutralForeground3, border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  held: { color: tokens.colorBrandForeground2, backgroundColor: tokens.colorBrandBackground2, border: `1px solid ${tokens.colorBrandStroke2}` },
  when: { ...typographyStyles.body1Strong, margin: 0 },
  what: { ...typographyStyles.caption1, margin: '2px 0 0', color: tokens.colorNeutralForeground3 },
  side: {
    display: 'flex', flexDirection: 'column', alignItems: 'flex-end',
    '@media (max-width: 599px)': { gridColumn: '2', flexDirection: 'row', alignItems: 'center', columnGap: '16px', flexWrap: 'wrap' },
  },
  state: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  link: {
    ...typographyStyles.body1, display: 'inline-flex', alignItems: 'center', minHeight: '44px', margin: '-6px 0',
    color: tokens.colorBrandForegroundLink, borderRadius: tokens.borderRadiusMedium, textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' }, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

type Past = DuoView['history'][number];

const PastMeeting = ({ past }: { past: Past }) => {
  const styles = useStyles();
  const say = useWords(text);
  return (
    <li className={styles.item}>
      <span className={mergeClasses(styles.face, past.state === 'held' && styles.held)}><SettingIcon id={past.settingId} size={22} /></span>
      <div>
        <p className={styles.when}>{capital(past.day)}, {past.time}</p>
        <p className={styles.what}>{[say.session(past.number), capital(past.setting), past.place].filter(Boolean).join(' · ')}</p>
      </div>
      <div className={styles.side}>
        <span className={styles.state}>{past.usefulness === null ? past.stateLabel : say.yourRating(past.usefulness)}</span>
        {past.canCheckIn && (
          <Link className={styles.link} to={toSearch({ page: 'check-in', meeting: past.meetingId })}>
            {past.usefulness === null ? say.giveAnswer : say.changeAnswer}
          </Link>
        )}
      </div>
    </li>
  );
};

/** The duo's meetings, and the reader's own answers, which they may change. */
export const History = ({ past }: { past: readonly Past[] }) => {
  const styles = useStyles();
  return (
    <Panel title={useWords(text).history}>
      <ol className={styles.list}>{past.map((meeting) => <PastMeeting key={meeting.meetingId} past={meeting} />)}</ol>
    </Panel>
  );
};
