import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { DuoPulse } from '../../../shared/DuoPulse.tsx';
import { SettingArt } from '../../../shared/SettingArt.tsx';
import { useWords } from '../../../shared/surroundings.ts';
import { text } from '../text.ts';
import { Facts } from './Facts.tsx';
import type { NextOf } from './next-of.ts';
import { NextPanel } from './NextPanel.tsx';
import { When } from './When.tsx';

const useStyles = makeStyles({
  status: {
    display: 'flex', gap: '12px', alignItems: 'center', margin: '20px 0 0', padding: '12px 16px', borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2, border: `1px solid ${tokens.colorBrandStroke2}`,
  },
  sentence: { ...typographyStyles.body1, margin: 0 },
});

/** Confirmed, and on its way into both calendars: the page looks again by itself. */
export const Placing = ({ next }: { next: NextOf<'placing'> }) => {
  const styles = useStyles();
  const say = useWords(text);
  return (
    <NextPanel overline={say.nextMeeting} title={<When option={next.option} />} art={<SettingArt id={next.option.settingId} />}>
      <div className={styles.status} role="status">
        <DuoPulse />
        <p className={styles.sentence}>{next.slow ?? `${say.placingTitle}. ${say.placing}`}</p>
      </div>
      <Facts option={next.option} />
    </NextPanel>
  );
};
