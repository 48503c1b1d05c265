import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { DuoView } from '../../../../adapters/http/contract.ts';
import { DuoMark } from '../../../shared/DuoMark.tsx';
import { SettingIcon } from '../../../shared/SettingIcon.tsx';
import { useWords } from '../../../shared/surroundings.ts';
import { capital } from '../say-day.ts';
import { text } from '../text.ts';
import { Buttons } from './Buttons.tsx';
import { KeepMeeting } from './KeepMeeting.tsx';
import type { NextOf } from './next-of.ts';
import { NextPanel } from './NextPanel.tsx';
import { PauseOffer } from './Pause.tsx';

const useStyles = makeStyles({
  mark: { color: tokens.colorNeutralForeground3, flexShrink: 0 },
  heading: { ...typographyStyles.caption1, margin: '24px 0 8px', color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid', gridTemplateColumns: '28px minmax(0, 1fr)', gap: '16px', alignItems: 'center', padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`, color: tokens.colorNeutralForeground3,
  },
  when: { ...typographyStyles.body1Strong, margin: 0, color: tokens.colorNeutralForeground1 },
  where: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  note: { ...typographyStyles.body1, margin: '16px 0 0', color: tokens.colorNeutralForeground3 },
});

/** The other side holds the options. */
export const Waiting = ({ duo, next }: { duo: DuoView; next: NextOf<'waiting'> }) => {
  const styles = useStyles();
  const say = useWords(text);
  return (
    <NextPanel
      overline={say.next} title={say.waitingTitle(duo.other.firstName)} sentence={next.again ?? (next.isNudged ? say.waitingNudged : say.waiting)(next.since)}
      art={<span className={styles.mark}><DuoMark size={64} /></span>}
    >
      {next.options.length > 0 && (
        <>
          <h3 className={styles.heading}>{say.waitingOptions}</h3>
          <ul className={styles.list}>
            {next.options.map((option) => (
              <li key={option.id} className={styles.item}>
                <SettingIcon id={option.settingId} size={28} weight={1.25} />
                <div>
                  <p className={styles.when}>{capital(option.day)}, {option.time}</p>
                  <p className={styles.where}>{[option.setting, option.place?.name].filter(Boolean).join(' · ')}</p>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {next.moving && (
        <>
          <p className={styles.note}>{say.moving(`${next.moving.day}, ${next.moving.time}`)}</p>
          <Buttons><KeepMeeting moving={next.moving} disabled={false} /></Buttons>
        </>
      )}
      <PauseOffer duo={duo} pause={next.pause} />
    </NextPanel>
  );
};
