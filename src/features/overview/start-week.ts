import type { ProgrammeId, TenantId } from '../../kernel/ids.ts';
import type { Trx } from '../../db/connect.ts';
import { toIso } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { insertRelease, pastAnswers, latestAnswers, type Slice } from '../feedback/store.ts';
import { sendMessage } from '../messages/send-message.ts';
import { findPeople } from '../people/store.ts';
import { mayRelease } from '../privacy/aggregate.ts';
import { commentThreshold } from '../privacy/readers.ts';
import { writeJournal } from '../privacy/store.ts';
import type { Programme } from '../programmes/programme.ts';
import { findProgramme, listManagers } from '../programmes/store.ts';
import { hrToday, isClosed, weekStart } from '../programmes/week.ts';
import { digestCard } from './cards.ts';
import { readProgramme } from './read-programme.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'links' | 'transaction' | 'enqueue'>;

/** Monday morning: figures are released where enough people are new, HR gets its one digest, and next Monday is set. */
export const startWeek = async (ctx: Ctx, { tenantId, programmeId }: { tenantId: TenantId; programmeId: ProgrammeId }): Promise<void> => {
  const programme = await findProgramme(ctx.db, tenantId, programmeId);
  if (!programme || programme.state === 'closed') return;
  const { quiet } = programme.frame;
  if (isClosed(hrToday(ctx.clock.now()), quiet))
    return ctx.transaction((trx) => ctx.enqueue(trx, { kind: 'start-week', tenantId, programmeId }, weekStart(ctx.clock.now(), quiet)));
  const overview = await readProgramme(ctx, programme);
  const managers = await findPeople(ctx.db, tenantId, await listManagers(ctx.db, tenantId, programmeId));
  const now = ctx.clock.now();
  await ctx.transaction(async (trx) => {
    const released = await releaseFigures(ctx, trx, programme);
    if (released > 0)
      await writeJournal(trx, { tenantId, at: now, actorId: null, act: 'figures-released', subject: { kind: 'programme', id: programmeId } });
    let isNew = false;
    for (const manager of managers.values()) {
      const isSent = await sendMessage(ctx, trx, manager, {
        kind: 'digest', duoId: null, subjectId: `${programmeId}/${toIso(now).slice(0, 10)}`,
        card: digestCard({ overview, lang: manager.lang, tabUrl: ctx.links.tab({ page: 'programme', programme: programmeId }) }),
      });
      isNew ||= isSent;
    }
    // The job may run twice: only the run that wrote the digest sets the next Monday.
    if (isNew) await ctx.enqueue(trx, { kind: 'start-week', tenantId, programmeId }, weekStart(now, quiet));
  });
};

const releaseFigures = async (ctx: Ctx, trx: Trx, { tenantId, id, frame }: Programme): Promise<number> => {
  const latest = await latestAnswers(trx, tenantId, id);
  const thresholds: Record<Slice, number> = { mentors: frame.threshold, mentees: frame.threshold, comments: commentThreshold };
  let released = 0;
  for (const slice of ['mentors', 'mentees', 'comments'] as const) {
    const past = await pastAnswers(trx, tenantId, id, slice);
    if (!mayRelease<number | string>(past, latest[slice], thresholds[slice])) continue;
    await insertRelease(trx, tenantId, id, slice, { answers: latest[slice], releasedAt: ctx.clock.now() });
    released++;
  }
  return released;
};
