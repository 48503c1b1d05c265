import { Checkbox, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Api } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { Bone, LoadingNote } from '../../shared/Bones.tsx';
import { PageHead } from '../../shared/PageHead.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { keyOf, useReading, useWriting } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { Hollow, Trouble } from '../../shared/Trouble.tsx';
import { Buttons } from '../my-duo/next/Buttons.tsx';
import { capital } from '../my-duo/say-day.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  page: { maxWidth: '760px', display: 'grid', gap: '20px', gridTemplateColumns: 'minmax(0, 1fr)' },
  day: {
    display: 'grid', gridTemplateColumns: 'minmax(180px, 1fr) repeat(3, minmax(0, 132px))', alignItems: 'center', gap: '0 8px', margin: 0, padding: '4px 0', border: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`, ':first-child': { borderTop: 'none' }, minWidth: 0,
    // Three side by side where they fit, so that two weeks are one screen or two.
    '@media (max-width: 599px)': { display: 'flex', flexWrap: 'wrap', columnGap: 0, padding: '10px 0 4px' },
  },
  legend: { ...typographyStyles.body1Strong, float: 'left', padding: 0, '@media (max-width: 599px)': { width: '100%' } },
  tick: { padding: '6px 0', '@media (max-width: 599px)': { flex: '0 0 auto', marginLeft: '-8px' } },
  said: { ...typographyStyles.body1, margin: '12px 0 0', color: tokens.colorNeutralForeground2 },
});

type View = Api['GET /api/windows']['out'];

const Form = ({ view }: { view: View }) => {
  const styles = useStyles();
  const say = useWords(text);
  const queries = useQueryClient();
  const [ticked, setTicked] = useState<readonly string[]>(() => view.days.flatMap(({ windows }) => windows.filter(({ isTicked }) => isTicked).map(({ key }) => key)));
  const save = useWriting('PUT /api/windows', (saved) => void queries.setQueryData(keyOf('GET /api/windows', {}), saved));
  const missing = view.least - ticked.length;
  const toggle = (key: string): void => setTicked((now) => (now.includes(key) ? now.filter((one) => one !== key) : [...now, key]));
  return (
    <Panel>
      {view.days.map(({ date, day, windows }) => (
        <fieldset key={date} className={styles.day}>
          <legend className={styles.legend}>{capital(day)}</legend>
          {windows.map(({ key, part }) => (
            <Checkbox
              key={key} className={styles.tick} label={say[part]} checked={ticked.includes(key)}
              disabled={!ticked.includes(key) && ticked.length >= view.most} onChange={() => toggle(key)}
            />
          ))}
        </fieldset>
      ))}
      <Buttons>
        <Action appearance="primary" disabledFocusable={ticked.length < view.least} pending={save.isPending} onClick={() => save.mutate({ body: { windows: [...ticked] } })}>{say.save}</Action>
      </Buttons>
      <p role="status" className={styles.said}>
        {missing > 0 ? say.missing(missing) : ticked.length >= view.most ? say.all(view.most) : save.isSuccess && say.saved}
      </p>
      <RefusalNote error={save.error} />
    </Panel>
  );
};

/** For whoever's calendar cannot be read: parts of days, ticked, and nothing else to say. */
const WindowsPage = () => {
  const styles = useStyles();
  const say = useWords(text);
  const windows = useReading('GET /api/windows', {});
  if (windows.error && !windows.data) return <Trouble error={windows.error} again={() => void windows.refetch()} />;
  if (!windows.data) return <div className={styles.page}><LoadingNote /><Bone width="50%" height={36} /><Bone height={480} /></div>;
  if (!windows.data.isNeeded) return <Hollow title={say.notNeededTitle} sentence={say.notNeeded} />;
  return (
    <div className={styles.page}>
      <PageHead title={say.title} hint={say.hint(windows.data.least, windows.data.most)} />
      <Form view={windows.data} />
    </div>
  );
};

export default WindowsPage;
