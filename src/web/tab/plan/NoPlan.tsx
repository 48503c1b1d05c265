import type { PlanView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { Hollow } from '../../shared/Trouble.tsx';
import { text } from './text.ts';
import { usePlanAct } from './use-plan-act.ts';

/** Before the first plan, or after one was thrown away: how many wait, what a plan does, one button. */
export const NoPlan = ({ view }: { view: PlanView }) => {
  const say = useWords(text);
  const start = usePlanAct('POST /api/programmes/:programme/plan', view.programme.id);
  return (
    <>
      <Hollow title={say.emptySentence(view.plannable)} sentence={say.what}>
        {view.plannable > 0 && (
          <Action appearance="primary" pending={start.isPending} onClick={() => start.mutate({ params: { programme: view.programme.id }, body: {} })}>{say.start}</Action>
        )}
      </Hollow>
      <RefusalNote error={start.error} />
    </>
  );
};
