import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { answerDuo } from '../../../src/features/matching/answer-duo.ts';
import { askOtherTimes } from '../../../src/features/meetings/ask-other-times.ts';
import { confirmOption } from '../../../src/features/meetings/confirm-option.ts';
import { leaveDuo } from '../../../src/features/meetings/leave-duo.ts';
import { loadPair } from '../../../src/features/meetings/load-duo.ts';
import { proposeOptions } from '../../../src/features/meetings/propose-options.ts';
import { tellSponsor } from '../../../src/features/meetings/tell-sponsor.ts';
import { type Cause, causeOf, judge, topicOf } from '../../../src/features/messages/delivery.ts';
import { messageKinds } from '../../../src/features/messages/message.ts';
import { countSent, findMessage } from '../../../src/features/messages/store.ts';
import { resendMessage } from '../../../src/features/overview/resend-message.ts';
import { startWeek } from '../../../src/features/overview/start-week.ts';
import { viewDeliveries } from '../../../src/features/overview/view-deliveries.ts';
import { saveGone } from '../../../src/features/people/store.ts';
import { OutsideError } from '../../../src/kernel/errors.ts';
import type { MessageId } from '../../../src/kernel/ids.ts';
import { instant, minute } from '../../../src/kernel/time.ts';
import { openTestDatabase } from '../../support/database.ts';
import { setStage, type Stage } from '../meetings/stage.ts';

let database: Connected;
let stage: Stage;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const rowsOf = (kind: string) =>
  database.db.selectFrom('messages').selectAll().where('tenant_id', '=', stage.tenantId).where('kind', '=', kind).orderBy('created_at').execute();
const mine = async (kind: string, who: 'mentor' | 'mentee' = 'mentor') => {
  const row = (await rowsOf(kind)).findLast(({ person_id }) => person_id === stage.actors[who].personId);
  if (!row) throw new Error(`no ${kind}`);
  return row;
};
/** What Teams made of a message, without Teams. */
const become = async (id: string, state: 'failed' | 'unknown' | 'queued' | 'sent', reason: string | null = null) => {
  await database.db.updateTable('messages').set({ state, reason }).where('id', '=', id).execute();
};
const view = (actor = stage.actors.manager) => viewDeliveries(stage.ctx, actor, stage.programmeId);
const resend = (messageId: string, mayArriveTwice = false, actor = stage.actors.manager) =>
  resendMessage(stage.ctx, actor, { programmeId: stage.programmeId, messageId: messageId as MessageId, mayArriveTwice });

describe('what HR sees of deliveries', () => {
  beforeEach(async () => {
    stage = await setStage(database);
  });

  it('is nothing to do when all arrived', async () => {
    const seen = await view();
    expect(seen).toMatchObject({ programme: { name: 'Regards croisés' }, counts: { sent: 3, waiting: 0, shown: 0 }, total: 0, undelivered: [] });
  });

  it('is who was not reached, why, what helps, since when: and nothing of the card', async () => {
    const { id } = await mine('options');
    await become(id, 'failed', 'MessageWritesBlocked');
    const seen = await view();
    expect(seen.undelivered).toEqual([{
      id, person: 'Inès Belkacem', other: 'Philippe Garnier', topic: 'Nouvelles du binôme', cause: 'Binôme est bloqué ou désactivé dans son Teams',
      advice: expect.stringContaining('débloqué'), since: 'mardi 24 novembre', mail: null, mayArriveTwice: false,
    }]);
    expect(JSON.stringify(seen)).not.toMatch(/moments|option|nudge|Café|\d+\s?h\b/i);
  });

  it('is for whoever runs the programme', async () => {
    await expect(view(stage.actors.mentor)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(view({ ...stage.actors.stranger, canManage: true })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('tells the newest of a topic only: what was overtaken is no longer missing', async () => {
    const [invitation, options] = [await mine('invitation'), await mine('options')];
    await become(options.id, 'failed', 'Forbidden');
    await database.db.insertInto('messages').values({ ...options, id: crypto.randomUUID(), kind: 'nudge', card: '{}', state: 'sent', created_at: new Date(options.created_at.getTime() + minute) }).execute();
    expect((await view()).undelivered).toEqual([]);
    await database.db.updateTable('messages').set({ answered_at: null }).where('id', '=', invitation.id).execute();
    await become(invitation.id, 'failed', 'BotNotInConversationRoster');
    expect((await view()).undelivered).toMatchObject([{ topic: 'Invitation', cause: 'L’application n’est pas installée dans son Teams' }]);
  });

  it('leaves a message on its way alone, until it cannot be any more', async () => {
    const { id } = await mine('options');
    await become(id, 'unknown', 'in-flight');
    expect((await view()).undelivered).toEqual([]);
    await expect(resend(id, true)).rejects.toMatchObject({ code: 'already-sent' });
    stage.clock.moveTo(instant(stage.clock.now() + 16 * minute));
    expect((await view()).undelivered).toMatchObject([{ mayArriveTwice: true, cause: expect.stringContaining('peut-être arrivé') }]);
  });

  it('never says who has answered: sent and answered read the same', async () => {
    const { id } = await mine('options', 'mentor');
    const before = JSON.stringify(await view());
    const [offer] = await stage.at.offers();
    await proposeOptions(stage.ctx, stage.actors.mentor, { offerId: offer!.id, optionIds: offer!.options.map((option) => option.id) });
    expect((await findMessage(database.db, stage.tenantId, id as MessageId))?.state).toBe('sent');
    await stage.run();
    expect(JSON.stringify(await view())).toBe(before.replace('"sent":3', '"sent":4'));
  });

  it('has nothing of a duo that is over', async () => {
    const { id } = await mine('options');
    await become(id, 'failed', 'Forbidden');
    await leaveDuo(stage.ctx, stage.actors.mentee, { duoId: stage.duoId });
    expect((await view()).undelivered).toEqual([]);
    await expect(resend(id)).rejects.toMatchObject({ code: 'duo-closed' });
  });
});

describe('what the sponsor or HR did not receive', () => {
  const tell = async () => {
    const [[session], pair] = [await stage.at.sessions(), await loadPair(stage.ctx.db, stage.tenantId, stage.duoId)];
    await stage.ctx.transaction((trx) => tellSponsor(stage.ctx, trx, pair, session!));
  };
  /** A sponsor who is none of the two hears of the duo; HR has its Monday. */
  const failBoth = async () => {
    stage = await setStage(database);
    await database.db.updateTable('programmes').set({ sponsor_id: stage.actors.stranger.personId }).where('id', '=', stage.programmeId).execute();
    await tell();
    await startWeek(stage.ctx, { tenantId: stage.tenantId, programmeId: stage.programmeId });
    await stage.run();
    const [momentum, digest] = [(await rowsOf('momentum'))[0]!, (await rowsOf('digest'))[0]!];
    for (const { id } of [momentum, digest]) await become(id, 'failed', 'MessageWritesBlocked');
    return { momentum, digest };
  };

  it('shows with its reader and topic, counted, and without the duo’s names', async () => {
    const { momentum, digest } = await failBoth();
    const { undelivered, total, counts } = await view();
    expect(undelivered.toSorted((a, b) => a.topic.localeCompare(b.topic))).toMatchObject([
      { id: momentum.id, person: 'Nadia Benali', topic: 'Nouvelles d’un binôme', other: null, cause: 'Binôme est bloqué ou désactivé dans son Teams', mail: null },
      { id: digest.id, person: 'Claire Fontaine', topic: 'Point de la semaine', other: null },
    ]);
    expect([total, counts.sent]).toEqual([2, 3]);
    expect(JSON.stringify(undelivered)).not.toMatch(/Inès|Philippe/);
  });

  it('is sent again from there, and the journal names the programme where there is no duo', async () => {
    const { momentum, digest } = await failBoth();
    const posted = stage.posted.length;
    await resend(momentum.id);
    await resend(digest.id);
    await stage.run();
    expect(stage.posted.slice(posted).map(({ to }) => to).toSorted()).toEqual([stage.actors.stranger.personId, stage.actors.manager.personId].toSorted());
    expect((await view()).undelivered).toEqual([]);
    const journal = await database.db.selectFrom('journal').select(['subject_kind', 'subject_id']).where('tenant_id', '=', stage.tenantId).where('act', '=', 'message-resent').orderBy('id').execute();
    expect(journal).toEqual([{ subject_kind: 'duo', subject_id: stage.duoId }, { subject_kind: 'programme', subject_id: stage.programmeId }]);
  });

  it('of another programme is none of this one’s, nor is what belongs to none', async () => {
    const { digest } = await failBoth();
    await database.db.updateTable('messages').set({ subject_id: `${crypto.randomUUID()}/2026-11-30` }).where('id', '=', digest.id).execute();
    expect((await view()).undelivered.map(({ person }) => person)).toEqual(['Nadia Benali']);
    await expect(resend(digest.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is not asked of HR once its reader has left', async () => {
    await failBoth();
    await stage.ctx.transaction((trx) => saveGone(trx, stage.tenantId, stage.actors.stranger.personId, 'disabled', stage.clock.now()));
    expect(await view()).toMatchObject({ total: 1, undelivered: [{ person: 'Claire Fontaine' }] });
  });

  it('goes to HR in the place of a sponsor who has left', async () => {
    stage = await setStage(database);
    const { stranger, manager } = stage.actors;
    await database.db.updateTable('programmes').set({ sponsor_id: stranger.personId }).where('id', '=', stage.programmeId).execute();
    await stage.ctx.transaction((trx) => saveGone(trx, stage.tenantId, stranger.personId, 'deleted', stage.clock.now()));
    await tell();
    expect((await rowsOf('momentum')).map(({ person_id }) => person_id)).toEqual([manager.personId]);
  });
});

describe('sending again', () => {
  beforeEach(async () => {
    stage = await setStage(database);
  });

  it('sends what failed, once, and the journal says that HR did it', async () => {
    const { id } = await mine('options');
    await become(id, 'failed', 'MessageWritesBlocked');
    const posted = stage.posted.length;
    const tried = await Promise.allSettled([resend(id), resend(id), resend(id)]);
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await stage.run();
    expect(stage.posted).toHaveLength(posted + 1);
    expect(await mine('options')).toMatchObject({ state: 'sent' });
    await expect(resend(id)).rejects.toMatchObject({ code: 'already-sent' });
    await stage.run();
    expect(stage.posted).toHaveLength(posted + 1);
    const journal = await database.db.selectFrom('journal').select(['act', 'actor_id', 'subject_kind', 'subject_id']).where('tenant_id', '=', stage.tenantId).where('act', '=', 'message-resent').execute();
    expect(journal).toEqual([{ act: 'message-resent', actor_id: stage.actors.manager.personId, subject_kind: 'duo', subject_id: stage.duoId }]);
  });

  it.each(['sent', 'queued'] as const)('never sends what is %s', async (state) => {
    const { id } = await mine('options');
    await become(id, state);
    const jobs = stage.jobs.length;
    for (const mayArriveTwice of [false, true]) await expect(resend(id, mayArriveTwice)).rejects.toMatchObject({ code: 'already-sent' });
    expect(stage.jobs).toHaveLength(jobs);
  });

  it('sends what may have arrived knowingly only, and counts both', async () => {
    const { id, person_id } = await mine('options');
    await become(id, 'unknown', 'no-answer');
    const count = () => countSent(database.db, stage.tenantId, person_id as never, stage.clock.now());
    const { month } = await count();
    await expect(resend(id)).rejects.toMatchObject({ code: 'may-arrive-twice' });
    await resend(id, true);
    expect((await count()).month).toBe(month);
    await stage.run();
    expect(await mine('options')).toMatchObject({ state: 'sent', doubts: 1 });
    expect((await count()).month).toBe(month + 1);
  });

  it('keeps to the allowance', async () => {
    const { id } = await mine('options');
    await become(id, 'failed', 'Forbidden');
    await database.db.insertInto('messages').values(Array.from({ length: 8 }, (_, index) => ({
      tenant_id: stage.tenantId, id: crypto.randomUUID(), person_id: stage.actors.mentor.personId, kind: 'booked', duo_id: stage.duoId, subject_id: String(index), card: '{}',
      state: 'sent' as const, reason: null, activity_id: null, created_at: new Date(0), sent_at: new Date(stage.clock.now()),
    }))).execute();
    await resend(id);
    const posted = stage.posted.length;
    await stage.run();
    expect(stage.posted).toHaveLength(posted);
    expect(await mine('options')).toMatchObject({ state: 'skipped' });
  });

  it('is for whoever runs this programme, and for its messages', async () => {
    const { id } = await mine('options');
    await become(id, 'failed', 'Forbidden');
    await expect(resend(id, false, stage.actors.mentee)).rejects.toMatchObject({ code: 'not-allowed' });
    const here = stage;
    stage = await setStage(database);
    await expect(resend(id)).rejects.toMatchObject({ code: 'not-found' });
    stage = here;
    expect(await mine('options')).toMatchObject({ state: 'failed' });
  });
});

describe('an answer', () => {
  const answered = async (kind: string, who: 'mentor' | 'mentee') => (await mine(kind, who)).answered_at !== null;

  it('marks the messages of the one who gave it, and proves that they arrived', async () => {
    stage = await setStage(database, { ready: false });
    await stage.run();
    await answerDuo(stage.ctx, stage.actors.mentor, { duoId: stage.duoId, answer: 'yes' });
    expect([await answered('invitation', 'mentor'), await answered('invitation', 'mentee')]).toEqual([true, false]);
    const { id } = await mine('invitation');
    await become(id, 'unknown', 'no-answer');
    expect((await view()).undelivered).toEqual([]);
    await expect(resend(id, true)).rejects.toMatchObject({ code: 'already-sent' });
  });

  it('to options is a proposal, other times or a choice', async () => {
    stage = await setStage(database);
    const [first] = await stage.at.offers();
    await askOtherTimes(stage.ctx, stage.actors.mentor, { offerId: first!.id });
    expect(await answered('options', 'mentor')).toBe(true);
    const offer = (await stage.at.offers()).find(({ state }) => state === 'open')!;
    await proposeOptions(stage.ctx, stage.actors.mentor, { offerId: offer.id, optionIds: offer.options.map((option) => option.id) });
    expect(await answered('options', 'mentee')).toBe(false);
    await confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: offer.options[0]!.id });
    expect(await answered('options', 'mentee')).toBe(true);
  });
});

describe('what is told of a failure', () => {
  it.each([
    ['MessageWritesBlocked', false, 'blocked'], ['BotDisabledByUser', false, 'blocked'], ['BotNotInConversationRoster', false, 'not-installed'],
    ['Forbidden', false, 'forbidden'], ['NeverHeardOf', false, 'forbidden'], ['BadSyntax', true, 'refused'], ['not-sent', true, 'down'], ['lost', false, 'lost'],
  ] as const)('%s, reachable %s: %s', (reason, isReachable, cause: Cause) => expect(causeOf({ state: 'failed', reason, isReachable })).toBe(cause));

  it('of 403, whatever its code, is that nobody tries again', () => {
    for (const code of ['MessageWritesBlocked', 'BotDisabledByUser', 'BotNotInConversationRoster', undefined])
      for (const asked of [true, false])
        expect(judge(new OutsideError('teams', { status: 403, code, certain: true }), { asked, message: { tries: 0, reason: null } }))
          .toEqual({ kind: 'failed', reason: code ?? 'Forbidden', isUnreachable: true });
  });

  it('keeps apart no kinds of message that would tell what somebody did', () => {
    const told = Map.groupBy(messageKinds, topicOf);
    expect(told.get('invitation')).toEqual(['invitation']);
    expect(told.get('check-in')).toEqual(['check-in']);
    // Told apart by their readers alone: neither of the two has any of these.
    expect([told.get('momentum'), told.get('digest')]).toEqual([['momentum'], ['digest']]);
    expect([...told.keys()].toSorted()).toEqual(['check-in', 'digest', 'invitation', 'momentum', 'news']);
    for (const kind of ['nudge', 'date-lost', 'ended', 'waiting-told', 'booked'] as const) expect(told.get('news')).toContain(kind);
  });
});
