import { lazy } from 'react';
import { useQueries } from '@tanstack/react-query';
import { CalendarRegular } from '@fluentui/react-icons';
import { Link } from 'react-router';
import type { MeView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { reading, useReading } from '../../shared/queries.ts';
import { useSurroundings, useWords } from '../../shared/surroundings.ts';
import { Hollow, Trouble } from '../../shared/Trouble.tsx';
import { toSearch } from '../address.ts';
import { text as datesText } from '../dates/text.ts';
import { Duo } from './Duo.tsx';
import { DuoBones } from './DuoBones.tsx';
import { duoOfMeeting } from './find-duo.ts';
import { QuietLink } from './QuietLink.tsx';
import { text } from './text.ts';

const DatesPage = lazy(() => import('../dates/DatesPage.tsx'));

const NoDuo = ({ isManager }: { isManager: boolean }) => {
  const say = useWords(text);
  return (
    <Hollow title={say.emptyTitle} sentence={say.empty}>
      {isManager && (
        <Link to={toSearch({ page: 'programme' })} tabIndex={-1}><Action>{say.openProgramme}</Action></Link>
      )}
    </Hollow>
  );
};

/** While a meeting is being booked the page looks every two seconds; otherwise it follows quietly what the other side does. */
const pace = (kind: string | undefined): number => (kind === 'placing' ? 2_000 : 20_000);

const OneDuo = ({ id, me }: { id: string; me: MeView }) => {
  const { title: datesTitle } = useWords(datesText);
  const duo = useReading('GET /api/duos/:duo', { params: { duo: id } }, { every: (answer) => pace(answer?.next.kind) });
  if (duo.data) return <><Duo duo={duo.data} others={me.duos} isStale={duo.isRefetchError} />{me.runsDates && <QuietLink to={{ page: 'dates' }} icon={CalendarRegular} words={datesTitle} />}</>;
  return duo.error ? <Trouble error={duo.error} again={() => void duo.refetch()} /> : <DuoBones />;
};

/** A link named a meeting: the page of the duo it belongs to. */
const DuoOfMeeting = ({ meeting, me }: { meeting: string; me: MeView }) => {
  const { call } = useSurroundings();
  const duos = useQueries({ queries: me.duos.map(({ id }) => reading(call, 'GET /api/duos/:duo', { params: { duo: id } })) });
  const found = duoOfMeeting(duos.map(({ data }) => data), meeting);
  if (!found && duos.some(({ isPending }) => isPending)) return <DuoBones />;
  return <OneDuo id={found?.id ?? me.duos[0]?.id ?? ''} me={me} />;
};

export const MyDuoPage = ({ me, duo, meeting }: { me: MeView; duo: string | undefined; meeting: string | undefined }) => {
  const first = me.duos[0];
  if (!first && !duo && me.runsDates) return <DatesPage />;
  if (!first && !duo) return <NoDuo isManager={me.isManager} />;
  if (meeting && !duo) return <DuoOfMeeting meeting={meeting} me={me} />;
  return <OneDuo id={duo ?? first?.id ?? ''} me={me} />;
};
