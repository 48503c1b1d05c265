import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useNavigate } from 'react-router';
import type { DuoView } from '../../../adapters/http/contract.ts';
import { menteeTrack } from '../../../features/training/content/mentee-track.ts';
import { mentorTrack } from '../../../features/training/content/mentor-track.ts';
import { Action } from '../../shared/Action.tsx';
import { Bone, LoadingNote } from '../../shared/Bones.tsx';
import { useDuoAct, useReading } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useSurroundings, useWords } from '../../shared/surroundings.ts';
import { Trouble } from '../../shared/Trouble.tsx';
import { toSearch } from '../address.ts';
import { Charter } from '../my-duo/next/Charter.tsx';
import { readingMinutes } from './reading-minutes.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  page: { maxWidth: '680px', margin: '0 auto', paddingBottom: '32px' },
  overline: { ...typographyStyles.body1Strong, margin: '16px 0 4px', color: tokens.colorBrandForeground1 },
  title: { ...typographyStyles.title1, margin: 0, textWrap: 'balance', '@media (max-width: 479px)': typographyStyles.title2 },
  minutes: { ...typographyStyles.body1, margin: '8px 0 0', color: tokens.colorNeutralForeground3 },
  part: { marginTop: '40px' },
  heading: { ...typographyStyles.subtitle1, margin: '0 0 8px', textWrap: 'balance' },
  paragraph: { fontSize: tokens.fontSizeBase400, lineHeight: '1.65', margin: '0 0 12px', color: tokens.colorNeutralForeground1, textWrap: 'pretty' },
  end: { marginTop: '40px', paddingTop: '24px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, display: 'grid', gap: '16px', justifyItems: 'start' },
  hint: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

const Track = ({ duo }: { duo: DuoView }) => {
  const styles = useStyles();
  const say = useWords(text);
  const { lang } = useSurroundings();
  const navigate = useNavigate();
  const read = useDuoAct('POST /api/duos/:duo/track');
  const isMentor = duo.role === 'mentor';
  const parts = (isMentor ? mentorTrack : menteeTrack).map((part) => part[lang]);
  const mine = duo.next.kind === 'getting-ready' ? duo.next.mine : [];
  const finish = (): void =>
    read.mutate({ params: { duo: duo.id }, body: {} }, { onSuccess: () => void navigate(toSearch({ page: 'my-duo', duo: duo.id })) });
  return (
    <article className={styles.page}>
      <header>
        <p className={styles.overline}>{say.overline}</p>
        <h1 className={styles.title}>{isMentor ? say.titleMentor : say.titleMentee}</h1>
        <p className={styles.minutes}>{say.minutes(readingMinutes(parts))}</p>
      </header>
      {parts.map((part) => (
        <section key={part.title} className={styles.part}>
          <h2 className={styles.heading}>{part.title}</h2>
          {part.paragraphs.map((paragraph) => <p key={paragraph} className={styles.paragraph}>{paragraph}</p>)}
        </section>
      ))}
      {duo.charter.signed && <section className={styles.part}><Charter title={say.charter} paragraphs={duo.charter.paragraphs} /></section>}
      <footer className={styles.end}>
        <p className={styles.hint}>{mine.includes('answer') ? say.notYet : mine.includes('track') ? say.doneHint : say.alreadyDone}</p>
        {mine.includes('track') && !mine.includes('answer') && (
          <Action appearance="primary" pending={read.isPending} onClick={finish}>{say.done}</Action>
        )}
        <RefusalNote error={read.error} />
      </footer>
    </article>
  );
};

/** The short reading before the first meeting, for the side one is on. */
const TrackPage = ({ duo }: { duo: string }) => {
  const styles = useStyles();
  const view = useReading('GET /api/duos/:duo', { params: { duo } });
  if (view.data) return <Track duo={view.data} />;
  if (view.error) return <Trouble error={view.error} again={() => void view.refetch()} />;
  return <div className={styles.page}><LoadingNote /><Bone width="70%" height={40} /><br /><Bone height={480} /></div>;
};

export default TrackPage;
