import { randomUUID } from 'node:crypto';
import { Refusal } from '../../kernel/errors.ts';
import { asId, type PersonId, type ProgrammeId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { knowPerson } from '../people/know-person.ts';
import { nextWatch } from '../people/watch-times.ts';
import type { PriceLevel } from '../places/place.ts';
import { writeJournal } from '../privacy/store.ts';
import { frameFrom, type TemplateId } from './programme.ts';
import { addContacts, addManager, insertProgramme } from './store.ts';
import { weekStart } from './week.ts';

export interface NewProgramme {
  readonly template: TemplateId;
  readonly name: string;
  readonly sponsorId: PersonId;
  readonly priceCeiling: PriceLevel;
  readonly payer: string;
  readonly contactIds: readonly PersonId[];
}

/** HR opens a programme from a template and becomes its manager; the framing is complete by construction, so it runs at once. */
export const createProgramme = async (
  ctx: Pick<Context, 'db' | 'clock' | 'directory' | 'transaction' | 'enqueue'>, actor: Actor, input: NewProgramme,
): Promise<ProgrammeId> => {
  if (!actor.canManage) throw new Refusal('not-allowed');
  if (input.priceCeiling > 0 && input.payer.trim() === '') throw new Refusal('no-payer', 'payer');
  const { tenantId } = actor;
  await knowPerson(ctx, tenantId, actor.personId);
  const sponsor = await knowPerson(ctx, tenantId, input.sponsorId, 'sponsorId');
  for (const id of input.contactIds) await knowPerson(ctx, tenantId, id, 'contactIds');

  const id = asId<ProgrammeId>(randomUUID());
  const now = ctx.clock.now();
  await ctx.transaction(async (trx) => {
    await insertProgramme(trx, {
      tenantId, id, name: input.name, template: input.template, state: 'running', sponsorId: sponsor.id,
      frame: frameFrom(input.template, input), createdAt: now,
    });
    await addManager(trx, tenantId, id, actor.personId);
    await addContacts(trx, tenantId, id, [...new Set(input.contactIds)]);
    await writeJournal(trx, { tenantId, at: now, actorId: actor.personId, act: 'programme-created', subject: { kind: 'programme', id } });
    await ctx.enqueue(trx, { kind: 'start-week', tenantId, programmeId: id }, weekStart(now));
    await ctx.enqueue(trx, { kind: 'watch-directory', tenantId }, nextWatch(now));
  });
  return id;
};
