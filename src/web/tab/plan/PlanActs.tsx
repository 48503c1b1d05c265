import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { PlanView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { AskOnce } from '../my-duo/next/AskOnce.tsx';
import type { Made } from './filter-items.ts';
import { text } from './text.ts';
import { usePlanAct } from './use-plan-act.ts';

const useStyles = makeStyles({ acts: { display: 'flex', flexWrap: 'wrap', gap: '12px' } });

/** What can be done with the plan as it stands. Sending and throwing away are asked once more. */
export const PlanActs = ({ view, plan }: { view: PlanView; plan: Made }) => {
  const styles = useStyles();
  const say = useWords(text);
  const [asking, setAsking] = useState<'send' | 'discard' | null>(null);
  const { id } = view.programme;
  const done = (): void => setAsking(null);
  const acts = {
    start: usePlanAct('POST /api/programmes/:programme/plan', id, done),
    stop: usePlanAct('POST /api/programmes/:programme/plan/stop', id, done),
    resume: usePlanAct('POST /api/programmes/:programme/plan/resume', id, done),
    send: usePlanAct('POST /api/programmes/:programme/plan/send', id, done),
    discard: usePlanAct('POST /api/programmes/:programme/plan/discard', id, done),
  };
  const act = (name: keyof typeof acts) => ({ pending: acts[name].isPending, onClick: () => acts[name].mutate({ params: { programme: id }, body: {} }) });
  const { invitations, cards } = plan.sends;
  const sendAsk = invitations === 0 ? say.sendCards(cards) : [say.sendInvitations(invitations), cards > 0 ? say.andCards(cards) : ''].join(' ').trim();
  const error = Object.values(acts).find((each) => each.isError)?.error;
  if (asking === 'send')
    return <AskOnce question={sendAsk} yes={say.sendYes(invitations, cards)} no={say.sendNo} pending={acts.send.isPending} onYes={act('send').onClick} onNo={done} />;
  if (asking === 'discard')
    return <AskOnce question={say.discardAsk} yes={say.discardYes} no={say.discardNo} pending={acts.discard.isPending} onYes={act('discard').onClick} onNo={done} />;
  return (
    <div>
      <div className={styles.acts}>
        {plan.state === 'working' && <Action {...act('stop')}>{say.stop}</Action>}
        {plan.state === 'stopped' && <Action appearance="primary" {...act('resume')}>{say.resume}</Action>}
        {plan.state === 'ready' && invitations + cards > 0 && <Action appearance="primary" onClick={() => setAsking('send')}>{say.send}</Action>}
        {(plan.state === 'ready' || (plan.state === 'sent' && view.plannable > 0)) && <Action {...act('start')}>{say.again}</Action>}
        {(plan.state === 'ready' || plan.state === 'stopped') && <Action appearance="subtle" onClick={() => setAsking('discard')}>{say.discard}</Action>}
      </div>
      <RefusalNote error={error} />
    </div>
  );
};
