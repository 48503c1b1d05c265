import { Refusal, unanswered } from '../../../kernel/errors.ts';
import type { DuoId, ProgrammeId } from '../../../kernel/ids.ts';
import type { Actor, Context } from '../../context.ts';
import { isReady } from '../../matching/duo.ts';
import { saveDuoState } from '../../matching/store.ts';
import { saveGone } from '../../people/store.ts';
import { writeJournal } from '../../privacy/store.ts';
import { changeDuo } from '../change-duo.ts';
import { loadManagedPair } from '../load-duo.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'directory' | 'links' | 'transaction' | 'enqueue'>;

/** HR has a duo go on once both are there again, where it stood: its sessions were kept, and the next moments are looked for. */
export const resumeDuo = async (ctx: Ctx, actor: Actor, input: { programmeId: ProgrammeId; duoId: DuoId }): Promise<void> => {
  const { tenantId } = actor;
  const pair = await loadManagedPair(ctx.db, actor, input);
  if (pair.duo.state !== 'suspended') throw new Refusal('already-handled');
  const people = [pair.mentor.id, pair.mentee.id];
  const found = await ctx.directory.readMany(people);
  for (const id of people) {
    const entry = found.get(id);
    if (!entry || entry === 'refused') throw unanswered('directory');
    if (entry === 'gone' || !entry.enabled) throw new Refusal('still-away');
  }
  await changeDuo(ctx, pair, async (trx, { duo, sessions }) => {
    if (duo.state !== 'suspended') throw new Refusal('already-handled');
    for (const id of people) await saveGone(trx, tenantId, id, null, ctx.clock.now());
    const isOn = isReady(duo);
    const now = ctx.clock.now();
    await saveDuoState(trx, duo, isOn ? 'active' : 'invited', isOn ? (duo.activatedAt ?? now) : duo.activatedAt);
    await writeJournal(trx, { tenantId, at: now, actorId: actor.personId, act: 'duo-resumed', subject: { kind: 'duo', id: duo.id } });
    if (!isOn) return;
    const next = sessions.find(({ state }) => state !== 'held');
    if (next) await ctx.enqueue(trx, { kind: 'offer-session', tenantId, sessionId: next.id });
    else if (sessions.length === 0) await ctx.enqueue(trx, { kind: 'start-duo', tenantId, duoId: duo.id });
  });
};
