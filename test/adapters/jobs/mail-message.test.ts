import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { leaveDuo } from '../../../src/features/meetings/leave-duo.ts';
import { installApp } from '../../../src/features/messages/install-app.ts';
import { mailMessage } from '../../../src/features/messages/mail/mail-message.ts';
import { markAnswered } from '../../../src/features/messages/store.ts';
import { viewDeliveries } from '../../../src/features/overview/view-deliveries.ts';
import { viewProgramme } from '../../../src/features/overview/view-programme.ts';
import { frameFrom } from '../../../src/features/programmes/programme.ts';
import { findProgramme } from '../../../src/features/programmes/store.ts';
import { html } from '../../../src/kernel/html.ts';
import { fromIso, toIso } from '../../../src/kernel/time.ts';
import { type Stage } from '../../features/meetings/stage.ts';
import { openTestDatabase } from '../../support/database.ts';
import { fill, no, openRefusal } from './refusal.ts';

let database: Connected;
let stage: Stage;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const setUp = async (options?: Parameters<typeof openRefusal>[1]) => {
  const made = await openRefusal(database, options);
  ({ stage } = made);
  return made;
};

describe('a message that Teams refuses', () => {
  it('is replaced by one mail, however often the jobs run, and HR reads both', async () => {
    const { refuse, deliver, mail, mails, row, seen, posts } = await setUp();
    const id = await refuse();
    expect(await row(id)).toMatchObject({ state: 'failed', reason: 'MessageWritesBlocked', mail: 'queued' });
    expect(await seen()).toMatchObject([{ cause: 'Binôme est bloqué ou désactivé dans son Teams', mail: 'Un courriel part à la place au prochain moment ouvré.' }]);
    for (let n = 0; n < 3; n++) await mail(id);
    await deliver(id);
    expect(mails.map(({ to }) => to)).toEqual(['mentor@meridiane.example']);
    expect(posts).toEqual(['post']);
    expect(await row(id)).toMatchObject({ state: 'failed', mail: 'sent' });
    expect(await seen()).toMatchObject([{ cause: 'Binôme est bloqué ou désactivé dans son Teams', mail: 'Un courriel est parti à la place.', mayArriveTwice: false }]);
    expect((await viewDeliveries(stage.ctx, stage.actors.manager, stage.programmeId)).counts).toMatchObject({ mailed: 1 });
  });

  it('is said on the programme page to have gone by mail, and its reader stays unreachable', async () => {
    const { refuse, mail, ctx } = await setUp();
    const id = await refuse();
    const reasons = async () => (await viewProgramme(ctx, stage.actors.manager, stage.programmeId)).todo.map(({ reason }) => reason);
    const before = 'Le bot ne peut pas écrire à l’une des deux personnes (côté mentor)';
    expect(await reasons()).toEqual([before]);
    await mail(id);
    expect(await reasons()).toEqual([`${before}\u00a0; un courriel est parti à la place le mardi 24 novembre`]);
  });

  it.each(['BotDisabledByUser', 'ConversationBlockedByUser', undefined, 'NeverHeardOf'])('with %s just as well', async (code) => {
    const { trouble, refuse, mail, mails } = await setUp();
    trouble.teams = no(403, true, code);
    await mail(await refuse());
    expect(mails).toHaveLength(1);
  });

  it('because its chat is lost twice, or the app may not be installed', async () => {
    const lost = await setUp();
    lost.trouble.teams = no(404, true);
    const id = await lost.refuse();
    expect(await lost.row(id)).toMatchObject({ state: 'queued', reason: 'lost', mail: null });
    await lost.deliver(id);
    await lost.mail(id);
    expect(lost.mails).toHaveLength(1);

    const without = await setUp();
    without.trouble.teams = no(403, true, 'BotNotInConversationRoster');
    const other = await without.refuse();
    expect(await without.row(other)).toMatchObject({ state: 'queued', mail: null });
    await installApp({ ...without.ctx, installer: { install: async () => 'not-permitted' } }, { tenantId: stage.tenantId, personId: without.person });
    await without.mail(other);
    expect([without.mails.length, await without.row(other)]).toMatchObject([1, { state: 'failed', reason: 'InstallNotPermitted', mail: 'sent' }]);
  });

  it('to whoever runs somebody’s dates is replaced too, and nobody else is told of it', async () => {
    const { leave, deliver, mail, mails, row, seen, ctx } = await setUp();
    const id = await leave('dates', 'a', stage.actors.stranger.personId);
    await deliver(id);
    await mail(id);
    expect([await row(id), mails]).toMatchObject([{ state: 'failed', mail: 'sent' }, [{ to: 'stranger@meridiane.example' }]]);
    expect(mails[0]?.html).toContain(html(ctx.links.home()));
    expect([await seen(), (await viewDeliveries(ctx, stage.actors.manager, stage.programmeId)).counts.mailed]).toEqual([[], 0]);
  });

  it.each([[400, 'BadSyntax'], [413, 'MessageSizeTooBig']])('for what it says (%i) has no mail: its reader can be reached', async (status, code) => {
    const { trouble, refuse, row, mailJobs } = await setUp();
    trouble.teams = no(status, true, code);
    expect([await row(await refuse()), mailJobs()]).toMatchObject([{ state: 'failed', mail: null }, []]);
  });

  it('or perhaps took has no mail', async () => {
    const { trouble, refuse, row, mailJobs } = await setUp();
    trouble.teams = no(undefined, false);
    expect([await row(await refuse()), mailJobs()]).toMatchObject([{ state: 'unknown', mail: null }, []]);
  });
});

describe('no mail, ever', () => {
  it('without HR’s permission: not by default, nor for a programme stored before the rule was there', async () => {
    const { refuse, mail, mails, row, mailJobs, seen } = await setUp({ allows: false });
    const ids = [await refuse('invitation', 'x'), await refuse('options', 'b')];
    const { mailIfUnreachable: _, ...old } = frameFrom('classic', { priceCeiling: 2, payer: 'x' });
    await database.db.updateTable('programmes').set({ frame: JSON.stringify(old) }).where('tenant_id', '=', stage.tenantId).execute();
    expect((await findProgramme(database.db, stage.tenantId, stage.programmeId))?.frame.mailIfUnreachable).toBe(false);
    ids.push(await refuse('check-in', 'c'));
    for (const id of ids) {
      await mail(id);
      expect(await row(id)).toMatchObject({ state: 'failed', mail: null });
    }
    expect([mails, mailJobs(), new Set((await seen()).map((message) => message.mail))]).toEqual([[], [], new Set([null])]);
  });

  it('once HR has taken it back, also for one that waits', async () => {
    const { refuse, mail, mails, row, allow } = await setUp();
    const id = await refuse();
    await allow(false);
    await mail(id);
    expect([mails, await row(id)]).toMatchObject([[], { state: 'failed', mail: null }]);
  });

  it('without a mailbox to send from, though HR allowed it once', async () => {
    const { refuse, mails, row, mailJobs } = await setUp({ hasMailbox: false });
    expect([await row(await refuse()), mailJobs(), mails]).toMatchObject([{ mail: null }, [], []]);
    const { ctx, ...here } = await setUp();
    const id = await here.refuse();
    await mailMessage({ ...ctx, mailer: undefined }, { tenantId: stage.tenantId, messageId: id });
    expect([here.mails, await here.row(id)]).toMatchObject([[], { mail: 'failed', mail_reason: 'no-mailbox' }]);
  });

  it.each(['nudge', 'reminder', 'waiting-told'] as const)('for what can be done without (%s)', async (kind) => {
    const { refuse, row, mailJobs } = await setUp();
    expect([await row(await refuse(kind)), mailJobs()]).toMatchObject([{ state: 'failed', mail: null }, []]);
  });

  it('to whom the tab would show nothing of it: sponsor and HR', async () => {
    const { leave, deliver, row, mailJobs } = await setUp();
    const id = await leave('momentum', 'a', stage.actors.manager.personId);
    await deliver(id);
    expect([await row(id), mailJobs()]).toMatchObject([{ state: 'failed', mail: null }, []]);
  });

  it('to whom the directory has no address for; HR reads it', async () => {
    const { refuse, row, mailJobs, seen } = await setUp();
    await database.db.updateTable('people').set({ mail: null }).where('tenant_id', '=', stage.tenantId).execute();
    const id = await refuse();
    expect([await row(id), mailJobs()]).toMatchObject([{ mail: 'failed', mail_reason: 'no-address' }, []]);
    expect(await seen()).toMatchObject([{ mail: 'Aucun courriel\u00a0: l’annuaire ne donne pas d’adresse à cette personne.' }]);
  });

  it('to somebody who has left', async () => {
    const { refuse, mail, mails } = await setUp();
    const id = await refuse();
    await database.db.updateTable('people').set({ gone: 'disabled', gone_at: new Date(0) }).where('tenant_id', '=', stage.tenantId).execute();
    await mail(id);
    expect(mails).toEqual([]);
  });

  it('about what was settled in the tab meanwhile, nor in a duo that is over', async () => {
    const answered = await setUp();
    const id = await answered.refuse();
    await answered.ctx.transaction((trx) => markAnswered(trx, stage.actors.mentor, ['a'], stage.clock.now()));
    await answered.mail(id);
    const over = await setUp();
    const other = await over.refuse();
    await leaveDuo(over.ctx, stage.actors.mentee, { duoId: stage.duoId });
    await over.mail(other);
    expect([answered.mails, over.mails]).toEqual([[], []]);
  });
});

describe('hours and allowance', () => {
  it('are those of messages: one refused in the evening leaves the next morning', async () => {
    const { leave, deliver, mail, mails, mailJobs } = await setUp();
    const id = await leave();
    stage.clock.moveTo(fromIso('2026-11-24T17:29:00Z'));
    await deliver(id);
    stage.clock.moveTo(fromIso('2026-11-24T17:31:00Z'));
    await mail(id);
    expect(mails).toEqual([]);
    expect(mailJobs().map(({ at }) => toIso(at))).toEqual(['2026-11-24T17:29:00.000Z', '2026-11-25T07:30:00.000Z']);
    stage.clock.moveTo(fromIso('2026-11-25T07:30:00Z'));
    await mail(id);
    expect(mails).toHaveLength(1);
  });

  it('let no mail through that the message itself could not have gone over', async () => {
    const made = await setUp();
    const { refuse, mail, mails, row, seen, person } = made;
    const id = await refuse();
    await fill(made, person, 9);
    await mail(id);
    expect([mails, await row(id)]).toMatchObject([[], { mail: 'failed', mail_reason: 'budget' }]);
    expect((await seen()).find((message) => message.id === id)?.mail).toMatch(/autant qu’il se le permet/);
  });

  it('count the mail as the message it replaces, so that both never go beyond', async () => {
    const made = await setUp();
    const { refuse, mail, mails, row, counted, leave, deliver, trouble, person } = made;
    const id = await refuse();
    await fill(made, person, 5);
    const before = await counted();
    expect(before).toBe(5);
    await mail(id);
    expect([mails.length, await counted()]).toEqual([1, 6]);
    delete trouble.teams;
    const next = await leave('booked', 'next');
    await deliver(next);
    expect(await row(next)).toMatchObject({ state: 'skipped', reason: 'budget' });
  });
});

