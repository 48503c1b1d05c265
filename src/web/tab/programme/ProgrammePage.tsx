import { useNavigate } from 'react-router';
import type { MeView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { useReading } from '../../shared/queries.ts';
import { useWords } from '../../shared/surroundings.ts';
import { Hollow, Trouble } from '../../shared/Trouble.tsx';
import { toSearch } from '../address.ts';
import { OnlyManagers } from './OnlyManagers.tsx';
import { Programme } from './Programme.tsx';
import { ProgrammeBones } from './ProgrammeBones.tsx';
import { text } from './text.ts';

const OneProgramme = ({ id, me }: { id: string; me: MeView }) => {
  const programme = useReading('GET /api/programmes/:programme', { params: { programme: id } }, { every: () => 20_000 });
  if (programme.data) return <Programme programme={programme.data} others={me.programmes} />;
  return programme.error ? <Trouble error={programme.error} again={() => void programme.refetch()} /> : <ProgrammeBones />;
};

const Programmes = ({ me, programme }: { me: MeView; programme: string | undefined }) => {
  const say = useWords(text);
  const navigate = useNavigate();
  const id = programme ?? me.programmes[0]?.id;
  if (!id)
    return (
      <Hollow title={say.emptyTitle} sentence={say.empty}>
        <Action appearance="primary" onClick={() => void navigate(toSearch({ page: 'new-programme' }))}>{say.create}</Action>
      </Hollow>
    );
  return <OneProgramme id={id} me={me} />;
};

/** HR's page. */
const ProgrammePage = (props: { me: MeView; programme: string | undefined }) => (
  <OnlyManagers me={props.me}><Programmes {...props} /></OnlyManagers>
);

export default ProgrammePage;
