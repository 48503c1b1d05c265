import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { DuoView } from '../../../adapters/http/contract.ts';
import { settingName } from '../../../features/places/text.ts';
import { Action } from '../../shared/Action.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { useDuoAct } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { SettingIcon } from '../../shared/SettingIcon.tsx';
import { useSurroundings } from '../../shared/surroundings.ts';
import { capital } from '../my-duo/say-day.ts';
import type { NextOf } from '../my-duo/next/next-of.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  hint: { ...typographyStyles.body1, margin: '0 0 16px', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  settings: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))', gap: '12px' },
  setting: { justifyContent: 'flex-start', textAlign: 'left' },
});

type Held = NextOf<'options'>;

/** One tap: moments in the setting one would rather have. */
export const AskSetting = ({ offer, settings, onDone }: { offer: Held['offerId']; settings: NonNullable<Held['beyond']>['settings']; onDone: (duo: DuoView) => void }) => {
  const styles = useStyles();
  const { lang } = useSurroundings();
  const say = text(lang);
  const ask = useDuoAct('POST /api/offers/:offer/setting');
  return (
    <Panel title={say.settingTitle}>
      <p className={styles.hint}>{say.settingHint}</p>
      <div className={styles.settings}>
        {settings.map((setting) => (
          <Action
            key={setting} className={styles.setting} icon={<SettingIcon id={setting} size={24} />} disabledFocusable={ask.isPending}
            pending={ask.isPending && ask.variables.body.setting === setting}
            onClick={() => ask.mutate({ params: { offer }, body: { setting } }, { onSuccess: onDone })}
          >
            {capital(settingName(setting, lang).name)}
          </Action>
        ))}
      </div>
      <RefusalNote error={ask.error} />
    </Panel>
  );
};
