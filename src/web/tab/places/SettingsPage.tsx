import { makeStyles, Switch, tokens, typographyStyles } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import type { Api, MeView } from '../../../adapters/http/contract.ts';
import { PageHead } from '../../shared/PageHead.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { keyOf, useReading, useWriting } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { SettingIcon } from '../../shared/SettingIcon.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { Trouble } from '../../shared/Trouble.tsx';
import { OnlyManagers } from '../programme/OnlyManagers.tsx';
import { ProgrammeBones } from '../programme/ProgrammeBones.tsx';
import { text } from './text.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gap: '24px', gridTemplateColumns: 'minmax(0, 1fr)', maxWidth: '720px' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex', alignItems: 'center', gap: '16px', padding: '8px 0', minHeight: '44px', borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTop: 'none' },
  },
  icon: { color: tokens.colorNeutralForeground3, display: 'flex' },
  words: { flex: '1 1 auto', minWidth: 0 },
  name: { ...typographyStyles.body1Strong, display: 'block', '::first-letter': { textTransform: 'uppercase' } },
  purposes: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

type Settings = Api['GET /api/programmes/:programme/settings']['out']['settings'];

const Settings = ({ programme, settings }: { programme: string; settings: Settings }) => {
  const styles = useStyles();
  const say = useWords(text);
  const queries = useQueryClient();
  const save = useWriting('PUT /api/programmes/:programme/settings', (answer) => {
    queries.setQueryData(keyOf('GET /api/programmes/:programme/settings', { params: { programme } }), answer);
  });
  const on = save.isPending ? (save.variables?.body.on ?? []) : settings.filter(({ isOn }) => isOn).map(({ id }) => id);
  const turn = (id: Settings[number]['id'], isOn: boolean): void =>
    save.mutate({ params: { programme }, body: { on: isOn ? [...on, id] : on.filter((one) => one !== id) } });
  return (
    <div className={styles.page}>
      <PageHead title={say.settingsTitle} hint={say.settingsHint} />
      <Panel>
        <ul className={styles.list}>
          {settings.map(({ id, name, purposes }) => (
            <li key={id} className={styles.item}>
              <span className={styles.icon}><SettingIcon id={id} size={32} /></span>
              <span className={styles.words}>
                <span className={styles.name}>{name}</span>
                <span className={styles.purposes}>{purposes.map((purpose) => say[`purpose-${purpose}`]).join(' · ')}</span>
              </span>
              <Switch checked={on.includes(id)} aria-label={name} onChange={(_, { checked }) => turn(id, checked)} />
            </li>
          ))}
        </ul>
        <RefusalNote error={save.error} />
      </Panel>
    </div>
  );
};

const Loaded = ({ programme }: { programme: string }) => {
  const settings = useReading('GET /api/programmes/:programme/settings', { params: { programme } });
  if (settings.data) return <Settings programme={programme} settings={settings.data.settings} />;
  return settings.error ? <Trouble error={settings.error} again={() => void settings.refetch()} /> : <ProgrammeBones />;
};

/** What a programme may offer, and what each setting is for. */
const SettingsPage = ({ me, programme }: { me: MeView; programme: string }) => <OnlyManagers me={me}><Loaded programme={programme} /></OnlyManagers>;

export default SettingsPage;
