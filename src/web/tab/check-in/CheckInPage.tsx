import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useQueries } from '@tanstack/react-query';
import type { MeView } from '../../../adapters/http/contract.ts';
import { Bone, LoadingNote } from '../../shared/Bones.tsx';
import { reading, useReading } from '../../shared/queries.ts';
import { useSurroundings, useWords } from '../../shared/surroundings.ts';
import { Trouble } from '../../shared/Trouble.tsx';
import { duoOfMeeting } from '../my-duo/find-duo.ts';
import { splitDay } from '../my-duo/say-day.ts';
import { CheckInForm } from './CheckInForm.tsx';
import { text } from './text.ts';

const useStyles = makeStyles({
  page: { maxWidth: '760px', display: 'grid', gap: '20px' },
  overline: { ...typographyStyles.body1Strong, margin: '0 0 4px', color: tokens.colorBrandForeground1 },
  title: { ...typographyStyles.title2, margin: 0, '@media (max-width: 479px)': typographyStyles.title3 },
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
      <header>
        <p className={styles.overline}>{say.overline}</p>
        <h1 className={styles.title}>{say.pageTitle(day)}</h1>
      </header>
      <CheckInForm key={meeting} view={checkIn.data} role={duo?.role ?? me.duos[0]?.role ?? 'mentee'} weekday={splitDay(day).weekday} />
    </div>
  );
};

export default CheckInPage;
