import { Checkbox, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CheckInView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { text as shared } from '../../shared/text.ts';
import { toSearch } from '../address.ts';
import type { Draft } from './draft.ts';
import { bodyOf, draftOf, isTooLong } from './draft.ts';
import { Held } from './Held.tsx';
import { LongText } from './LongText.tsx';
import { Scale } from './Scale.tsx';
import { text } from './text.ts';
import { useSaveCheckIn } from './use-save-check-in.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '32px' },
  second: { display: 'grid', gap: '28px', paddingTop: '28px', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  optional: { ...typographyStyles.body1, margin: '4px 0 0', color: tokens.colorNeutralForeground3 },
  share: { minHeight: '44px', alignItems: 'center', '& input': { minHeight: '44px' } },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px 20px' },
  saved: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  link: { color: tokens.colorBrandForegroundLink, display: 'inline-block', padding: '11px 0' },
});

/** The whole check-in: the two answers, what to try, and the feedback form when it is due. */
export const CheckInForm = ({ view, role, weekday }: { view: CheckInView; role: 'mentor' | 'mentee'; weekday: string }) => {
  const styles = useStyles();
  const say = useWords(text);
  const { kept } = useWords(shared);
  const [draft, setDraft] = useState(() => draftOf(view));
  const save = useSaveCheckIn();
  const change = (part: Partial<Draft>): void => {
    save.reset();
    setDraft((now) => ({ ...now, ...part }));
  };
  const { held } = draft;
  const isMentor = role === 'mentor';
  const locked = !view.canChange;
  const ends = [say.least, say.most] as const;
  const send = (): void => {
    if (held !== null) save.mutate({ params: { meeting: view.meetingId }, body: bodyOf({ ...draft, held }, view.formDue) });
  };
  return (
    <Panel>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); send(); }}>
        <Held label={say.asked(weekday)} value={held} readers={view.readers.held} disabled={locked} onChange={(value) => change({ held: value })} />
        {held && (
          <>
            <Scale
              label={isMentor ? say.usefulMentor : say.usefulMentee} value={draft.usefulness} ends={ends} readers={view.readers.usefulness} disabled={locked}
              onChange={(usefulness) => change({ usefulness })}
            />
            <div className={styles.second}>
              <div>
                <h2 className={styles.title}>{say.formTitle}</h2>
                <p className={styles.optional}>{say.optional}</p>
              </div>
              <LongText
                label={isMentor ? say.tryNextMentor : say.tryNextMentee} value={draft.tryNext} readers={view.readers.tryNext} disabled={locked}
                onChange={(tryNext) => change({ tryNext })}
              />
              {view.formDue && (
                <>
                  <Scale
                    label={isMentor ? say.easeMentor : say.easeMentee} value={draft.ease} ends={ends} readers={view.readers.ease} disabled={locked}
                    onChange={(ease) => change({ ease })}
                  />
                  <Scale
                    label={say.pace} value={draft.pace} ends={ends} readers={view.readers.pace} disabled={locked}
                    onChange={(pace) => change({ pace })}
                  />
                  <div>
                    <LongText label={say.comment} value={draft.comment} readers={view.readers.comment} disabled={locked} onChange={(comment) => change({ comment })} />
                    <Checkbox
                      className={styles.share} size="large" label={say.share} checked={draft.shareComment} disabled={locked || draft.comment.trim() === ''}
                      onChange={(_, { checked }) => change({ shareComment: checked === true })}
                    />
                  </div>
                </>
              )}
            </div>
          </>
        )}
        {locked ? (
          <p className={styles.saved}>{say.closed}</p>
        ) : (
          <div>
            <div className={styles.foot}>
              <Action type="submit" appearance="primary" pending={save.isPending} disabledFocusable={held === null || isTooLong(draft)}>{say.save}</Action>
              <span role="status" className={styles.saved}>
                {save.isSuccess ? say.saved : held === null ? say.firstChoose : ''}{' '}
                {save.isSuccess && <Link className={styles.link} to={toSearch({ page: 'my-duo', meeting: view.meetingId })}>{say.toDuo}</Link>}
              </span>
            </div>
            <RefusalNote error={save.error} after={kept} />
          </div>
        )}
      </form>
    </Panel>
  );
};
