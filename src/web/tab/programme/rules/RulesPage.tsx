import { useState } from 'react';
import type { MeView } from '../../../../adapters/http/contract.ts';
import { useReading } from '../../../shared/queries.ts';
import { Trouble } from '../../../shared/Trouble.tsx';
import { OnlyManagers } from '../OnlyManagers.tsx';
import { ProgrammeBones } from '../ProgrammeBones.tsx';
import { RulesForm } from './RulesForm.tsx';

const Loaded = ({ programme }: { programme: string }) => {
  const rules = useReading('GET /api/programmes/:programme/rules', { params: { programme } });
  const [reading, setReading] = useState(0);
  const readAgain = (): void => void rules.refetch().then(() => setReading(reading + 1));
  // Saved or read again, the form starts from what is there; while it is being changed, what comes in the background waits.
  if (rules.data) return <RulesForm key={`${programme} ${reading}`} programme={programme} view={rules.data} readAgain={readAgain} />;
  return rules.error ? <Trouble error={rules.error} again={() => void rules.refetch()} /> : <ProgrammeBones />;
};

/** The rules of a programme, for HR. */
const RulesPage = ({ me, programme }: { me: MeView; programme: string }) => <OnlyManagers me={me}><Loaded key={programme} programme={programme} /></OnlyManagers>;

export default RulesPage;
