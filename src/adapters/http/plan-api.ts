import { asId, type DuoId, type ProgrammeId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../../features/context.ts';
import { changeExclusion, changePin } from '../../features/meetings/plan/change-item.ts';
import { changeState } from '../../features/meetings/plan/change-state.ts';
import { startPlan } from '../../features/meetings/plan/start-plan.ts';
import { swapOption } from '../../features/meetings/plan/swap-option.ts';
import { viewChoices, viewPlan } from '../../features/meetings/plan/view-plan.ts';

interface OfProgramme { readonly params: { readonly programme: string } }
interface OfDuo { readonly params: { readonly programme: string; readonly duo: string } }

/** Which use case answers which route of `plan-contract.ts`; every act answers the plan as it then stands. */
export const planHandlers = (ctx: Context) => {
  const after = async (actor: Actor, programme: string, act: (programmeId: ProgrammeId) => Promise<unknown>) => {
    const programmeId = asId<ProgrammeId>(programme);
    await act(programmeId);
    return viewPlan(ctx, actor, programmeId);
  };
  const turn = (act: Parameters<typeof changeState>[2]['act']) => (actor: Actor, { params }: OfProgramme) =>
    after(actor, params.programme, (programmeId) => changeState(ctx, actor, { programmeId, act }));
  const on = ({ params }: OfDuo) => ({ programmeId: asId<ProgrammeId>(params.programme), duoId: asId<DuoId>(params.duo) });
  return {
    'GET /api/programmes/:programme/plan': (actor: Actor, { params }: OfProgramme) => viewPlan(ctx, actor, asId(params.programme)),
    'POST /api/programmes/:programme/plan': (actor: Actor, { params }: OfProgramme) => after(actor, params.programme, (programmeId) => startPlan(ctx, actor, { programmeId })),
    'POST /api/programmes/:programme/plan/stop': turn('stop'),
    'POST /api/programmes/:programme/plan/resume': turn('resume'),
    'POST /api/programmes/:programme/plan/send': turn('send'),
    'POST /api/programmes/:programme/plan/discard': turn('discard'),
    'PUT /api/programmes/:programme/plan/duos/:duo/pin': (actor: Actor, asked: OfDuo & { body: { pinned: boolean } }) =>
      after(actor, asked.params.programme, () => changePin(ctx, actor, { ...on(asked), ...asked.body })),
    'PUT /api/programmes/:programme/plan/duos/:duo/exclusion': (actor: Actor, asked: OfDuo & { body: { excluded: boolean } }) =>
      after(actor, asked.params.programme, () => changeExclusion(ctx, actor, { ...on(asked), ...asked.body })),
    'POST /api/programmes/:programme/plan/duos/:duo/choices': (actor: Actor, asked: OfDuo) => viewChoices(ctx, actor, on(asked)),
    'POST /api/programmes/:programme/plan/duos/:duo/swap': (actor: Actor, asked: OfDuo & { body: { choice: number } }) =>
      after(actor, asked.params.programme, () => swapOption(ctx, actor, { ...on(asked), ...asked.body })),
  };
};
