import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { DuoView } from '../../../../adapters/http/contract.ts';
import { Bone, LoadingNote } from '../../../shared/Bones.tsx';
import { useReading } from '../../../shared/queries.ts';
import { RefusalNote } from '../../../shared/RefusalNote.tsx';
import { SettingArt } from '../../../shared/SettingArt.tsx';
import { useWords } from '../../../shared/surroundings.ts';
import { toSearch } from '../../address.ts';
import { Held } from '../../check-in/Held.tsx';
import { Scale } from '../../check-in/Scale.tsx';
import { text } from '../../check-in/text.ts';
import { useSaveCheckIn } from '../../check-in/use-save-check-in.ts';
import { splitDay } from '../say-day.ts';
import type { NextOf } from './next-of.ts';
import { NextPanel } from './NextPanel.tsx';

const useStyles = makeStyles({ fields: { display: 'grid', gap: '28px', marginTop: '24px' } });

/** Two taps: did it take place, was it useful. The second saves; page two then opens, and may be left. */
export const AskCheckIn = ({ duo, next }: { duo: DuoView; next: NextOf<'check-in'> }) => {
  const styles = useStyles();
  const say = useWords(text);
  const navigate = useNavigate();
  const [held, setHeld] = useState<boolean | null>(null);
  const [usefulness, setUsefulness] = useState<number | null>(null);
  const params = { meeting: next.meetingId };
  const view = useReading('GET /api/meetings/:meeting/check-in', { params });
  const save = useSaveCheckIn();

  const sayHeld = (answer: boolean): void => {
    setHeld(answer);
    if (!answer) save.mutate({ params, body: { held: false } });
  };
  const sayUseful = (rating: number): void => {
    setUsefulness(rating);
    save.mutate({ params, body: { held: true, usefulness: rating } }, { onSuccess: () => void navigate(toSearch({ page: 'check-in', ...params })) });
  };
  return (
    <NextPanel
      overline={say.overline} title={say.asked(splitDay(next.option.day).weekday)} sentence={say.noHint} art={<SettingArt id={next.option.settingId} />}
    >
      {view.data ? (
        <div className={styles.fields}>
          <Held isTitled label={say.asked(splitDay(next.option.day).weekday)} value={held} readers={view.data.readers.held} disabled={save.isPending} onChange={sayHeld} />
          {held && (
            <Scale
              label={duo.role === 'mentor' ? say.usefulMentor : say.usefulMentee} value={usefulness} ends={[say.least, say.most]}
              readers={view.data.readers.usefulness} disabled={save.isPending} onChange={sayUseful}
            />
          )}
        </div>
      ) : view.error ? null : (
        <div className={styles.fields}><LoadingNote /><Bone height={96} /></div>
      )}
      <RefusalNote error={save.error ?? view.error} />
    </NextPanel>
  );
};
