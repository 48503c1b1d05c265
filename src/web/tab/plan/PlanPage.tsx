import type { MeView } from '../../../adapters/http/contract.ts';
import { useReading } from '../../shared/queries.ts';
import { Trouble } from '../../shared/Trouble.tsx';
import { OnlyManagers } from '../programme/OnlyManagers.tsx';
import { ProgrammeBones } from '../programme/ProgrammeBones.tsx';
import { NoPlan } from './NoPlan.tsx';
import { Plan } from './Plan.tsx';

const Loaded = ({ programme }: { programme: string }) => {
  const view = useReading('GET /api/programmes/:programme/plan', { params: { programme } }, {
    // While it works, as often as a person looks; otherwise another of HR may have changed it.
    every: (answer) => {
      if (answer?.plan?.state === 'working' || answer?.plan?.state === 'sending') return 1_000;
      // Outlook is asked for many dates together, within the minute.
      return answer?.plan?.items.some(({ state }) => state === 'placing') ? 5_000 : 20_000;
    },
  });
  if (!view.data) return view.error ? <Trouble error={view.error} again={() => void view.refetch()} /> : <ProgrammeBones />;
  return view.data.plan ? <Plan view={view.data} plan={view.data.plan} /> : <NoPlan view={view.data} />;
};

/** The next session of every duo, as HR reads it before anything goes out. */
const PlanPage = ({ me, programme }: { me: MeView; programme: string }) => <OnlyManagers me={me}><Loaded programme={programme} /></OnlyManagers>;

export default PlanPage;
