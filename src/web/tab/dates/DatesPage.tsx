import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Bone, LoadingNote } from '../../shared/Bones.tsx';
import { PageHead } from '../../shared/PageHead.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { useReading } from '../../shared/queries.ts';
import { useWords } from '../../shared/surroundings.ts';
import { Hollow, Trouble } from '../../shared/Trouble.tsx';
import { Booked } from './Booked.tsx';
import { Choose } from './Choose.tsx';
import type { Dates } from './dates.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  page: { maxWidth: '880px', display: 'grid', gap: '20px', gridTemplateColumns: 'minmax(0, 1fr)' },
  overline: { ...typographyStyles.body1Strong, margin: '-12px 0 16px', color: tokens.colorBrandForeground1 },
  none: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

const OneDate = ({ date: { executive, other, next } }: { date: Dates }) => {
  const styles = useStyles();
  const say = useWords(text);
  return (
    <Panel title={say.pair(executive, other)}>
      {next.kind !== 'none' && <p className={styles.overline}>{next.kind === 'options' ? say.choose : say[next.kind]}</p>}
      {next.kind === 'options' && <Choose key={`${next.offerId} ${next.options.map(({ start }) => start).join()}`} next={next} />}
      {(next.kind === 'booked' || next.kind === 'placing') && <Booked key={next.meetingId} next={next} />}
      {next.kind === 'none' && <p className={styles.none}>{say.none}</p>}
    </Panel>
  );
};

/** For whoever runs an executive's diary: the dates entrusted to them, and nothing else. */
const DatesPage = () => {
  const styles = useStyles();
  const say = useWords(text);
  const dates = useReading('GET /api/dates', {}, { every: (answer) => (answer?.dates.some(({ next }) => next.kind === 'placing') ? 2_000 : 20_000) });
  if (dates.error && !dates.data) return <Trouble error={dates.error} again={() => void dates.refetch()} />;
  if (!dates.data) return <div className={styles.page}><LoadingNote /><Bone width="50%" height={36} /><Bone height={320} /></div>;
  if (dates.data.dates.length === 0) return <Hollow title={say.emptyTitle} sentence={say.empty} />;
  return (
    <div className={styles.page}>
      <PageHead title={say.title} hint={say.hint} />
      {dates.data.dates.map((date) => <OneDate key={date.duoId} date={date} />)}
    </div>
  );
};

export default DatesPage;
