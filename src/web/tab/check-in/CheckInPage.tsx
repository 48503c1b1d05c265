import { makeStyles } from '@fluentui/react-components';
import { useQueries } from '@tanstack/react-query';
import type { MeView } from '../../../adapters/http/contract.ts';
import { Bone, LoadingNote } from '../../shared/Bones.tsx';
import { PageHead } from '../../shared/PageHead.tsx';
import { reading, useReading } from '../../shared/queries.ts';
import { useSurroundings, useWords } from '../../shared/surroundings.ts';
import { Trouble } from '../../shared/Trouble.tsx';
import { duoOfMeeting } from '../my-duo/find-duo.ts';
import { splitDay } from '../my-duo/say-day.ts';
import { CheckInForm } from './CheckInForm.tsx';
import { text } from './text.ts';

const useStyles = makeStyles({
  page: { maxWidth: '760px', display: 'grid', gap: '20px' },
});

/** One's own answers about one meeting, to give or to change. */
const CheckInPage = ({ me, meeting }: { me: MeView; meeting: string }) => {
  const styles = useStyles();
  const say = useWords(text);
  const { call } = useSurroundings();
  const checkIn = useReading('GET /api/meetings/:meeting/check-in', { params: { meeting } });
  const duos = useQueries({ queries: me.duos.map(({ id }) => reading(call, 'GET /api/duos/:duo', { params: { duo: id } })) });
  if (checkIn.error && !checkIn.data) return <Trouble error={checkIn.error} again={() => void checkIn.refetch()} />;
  if (!checkIn.data || duos.some(({ isPending }) => isPending))
    return <div className={styles.page}><LoadingNote /><Bone width="60%" height={36} /><Bone height={360} /></div>;
  const duo = duoOfMeeting(duos.map(({ data }) => data), meeting);
  const { day } = checkIn.data;
  return (
    <div className={styles.page}>
      <PageHead over={say.overline} title={say.pageTitle(day)} />
      <CheckInForm key={meeting} view={checkIn.data} role={duo?.role ?? me.duos[0]?.role ?? 'mentee'} weekday={splitDay(day).weekday} />
    </div>
  );
};

export default CheckInPage;
