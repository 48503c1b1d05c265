import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { rulesOf, versionOf } from '../../../src/features/programmes/rules.ts';
import { findProgramme } from '../../../src/features/programmes/store.ts';
import { updateRules } from '../../../src/features/programmes/update-rules.ts';
import { OutsideError } from '../../../src/kernel/errors.ts';
import { day, minute, plus } from '../../../src/kernel/time.ts';
import { type Stage } from '../../features/meetings/stage.ts';
import { openTestDatabase } from '../../support/database.ts';
import { openRefusal, outlook } from './refusal.ts';

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

describe('what Outlook answers', () => {
  it.each([['nothing', undefined, undefined], ['500', 500, undefined], ['503', 503, undefined], ['504', 504, undefined], ['504 and a time', 504, 5000]])(
    'that may hide a mail that left (%s) is never repeated by itself', async (_name, status, retryAfter) => {
      const { refuse, mail, mails, row, seen, trouble, counted, resend, mailJobs } = await setUp();
      const before = await counted();
      const id = await refuse();
      trouble.mail = outlook(status, { ...(retryAfter !== undefined && { retryAfter }) });
      await mail(id);
      delete trouble.mail;
      for (let n = 0; n < 3; n++) await mail(id);
      stage.clock.moveTo(plus(stage.clock.now(), day));
      await mail(id);
      expect([mails.length, mailJobs().length, await counted()]).toEqual([1, 1, before + 1]);
      expect(await row(id)).toMatchObject({ state: 'failed', mail: 'unknown' });
      expect(await seen()).toMatchObject([{ mail: expect.stringContaining('peut-être parti'), mayArriveTwice: true }]);
      await expect(resend(id)).rejects.toMatchObject({ code: 'may-arrive-twice' });
    });

  it('is asked for only after a mark: who dies in between sends nothing twice', async () => {
    const { refuse, mail, mails, row, seen, trouble, resend } = await setUp();
    const id = await refuse();
    trouble.mail = new Error('killed');
    await expect(mail(id)).rejects.toThrow('killed');
    delete trouble.mail;
    await mail(id);
    expect([mails.length, await row(id)]).toMatchObject([1, { mail: 'unknown', mail_reason: 'in-flight' }]);
    expect(await seen()).toMatchObject([{ mail: 'Un courriel part à la place au prochain moment ouvré.' }]);
    await expect(resend(id, true)).rejects.toMatchObject({ code: 'already-sent' });
    stage.clock.moveTo(plus(stage.clock.now(), 16 * minute));
    expect(await seen()).toMatchObject([{ mayArriveTwice: true }]);
  });

  it('to two who ask at the same moment is one mail', async () => {
    const { refuse, mail, mails } = await setUp();
    const id = await refuse();
    await Promise.all([mail(id), mail(id), mail(id)]);
    expect(mails).toHaveLength(1);
  });

  it.each([['429', outlook(429, { retryAfter: 17_000 })], ['503 with a time', outlook(503, { retryAfter: 17_000 })], ['nothing, being left alone', outlook(503, { code: 'left-alone', retryAfter: 17_000 })]])(
    'as a certain wait (%s) is waited for', async (_name, refusal) => {
      const { refuse, mail, mails, row, trouble, mailJobs } = await setUp();
      const id = await refuse();
      trouble.mail = refusal;
      await mail(id);
      expect(await row(id)).toMatchObject({ mail: 'queued', mail_reason: 'throttled', tries: 0 });
      expect(mailJobs().at(-1)?.at).toBe(stage.clock.now() + 17_000);
      delete trouble.mail;
      await mail(id);
      expect([mails.length, await row(id)]).toMatchObject([2, { mail: 'sent' }]);
    });

  it('nothing, since there was no token, is tried again, less and less often', async () => {
    const { refuse, mail, row, trouble, mailJobs } = await setUp();
    const id = await refuse();
    trouble.mail = new OutsideError('entra', { status: undefined, certain: false });
    await mail(id);
    await mail(id);
    expect(await row(id)).toMatchObject({ mail: 'queued', tries: 2 });
    expect(mailJobs().slice(-2).map(({ at }) => at - stage.clock.now())).toEqual([2000, 4000]);
  });

  it.each([['ErrorAccessDenied', 403, /Application Mail\.Send/], ['MailboxNotEnabledForRESTAPI', 404, /boîte d’envoi/], ['ErrorInvalidRecipients', 400, /a refusé/]])(
    'for good (%s) is told to HR, and nobody asks again', async (code, status, words) => {
      const { refuse, mail, mails, seen, trouble } = await setUp();
      const id = await refuse();
      trouble.mail = outlook(status, { code });
      for (let n = 0; n < 3; n++) await mail(id);
      expect(mails).toHaveLength(1);
      expect(await seen()).toMatchObject([{ mail: expect.stringMatching(words), mayArriveTwice: false }]);
    });
});

describe('sent again by HR', () => {
  it('goes to Teams, and is counted beside the mail that went', async () => {
    const { refuse, mail, mails, row, counted, resend, deliver, trouble } = await setUp();
    const before = await counted();
    const id = await refuse();
    await mail(id);
    delete trouble.teams;
    await resend(id);
    await deliver(id);
    expect([await row(id), mails.length, await counted()]).toMatchObject([{ state: 'sent', mail: 'sent' }, 1, before + 2]);
  });

  it('and refused again, no second mail follows one that went; one follows one that did not', async () => {
    const { refuse, mail, mails, row, resend, deliver, trouble } = await setUp();
    const id = await refuse();
    await mail(id);
    await resend(id);
    await deliver(id);
    await mail(id);
    expect([mails.length, await row(id)]).toMatchObject([1, { state: 'failed', mail: 'sent' }]);

    const other = await refuse('booked', 'b');
    trouble.mail = outlook(403, { code: 'ErrorAccessDenied' });
    await mail(other);
    delete trouble.mail;
    await resend(other);
    await deliver(other);
    await mail(other);
    expect([mails.length, await row(other)]).toMatchObject([3, { state: 'failed', mail: 'sent' }]);
  });

  it('knowingly, one may follow a mail that was not confirmed, and both count', async () => {
    const { refuse, mail, mails, row, counted, resend, deliver, trouble } = await setUp();
    const before = await counted();
    const id = await refuse();
    trouble.mail = outlook(504);
    await mail(id);
    delete trouble.mail;
    await resend(id, true);
    await deliver(id);
    await mail(id);
    expect([mails.length, await row(id), await counted()]).toMatchObject([2, { mail: 'sent', doubts: 1 }, before + 2]);
  });

  it('while a mail waits, the mail is dropped', async () => {
    const { refuse, mail, mails, row, resend, deliver, trouble } = await setUp();
    const id = await refuse();
    delete trouble.teams;
    await resend(id);
    await mail(id);
    await deliver(id);
    await mail(id);
    expect([mails, await row(id)]).toMatchObject([[], { state: 'sent', mail: null }]);
  });
});

describe('the rule', () => {
  it('cannot be switched on where there is no mailbox, and does not stand in the way of others', async () => {
    const { allow } = await setUp({ allows: false });
    const save = async (mailIfUnreachable: boolean, buffer: number) => {
      const programme = await findProgramme(stage.ctx.db, stage.tenantId, stage.programmeId);
      return updateRules(stage.ctx, stage.actors.manager, {
        programmeId: stage.programmeId, version: versionOf(programme!.frame), rules: { ...rulesOf(programme!.frame), mailIfUnreachable, buffer },
      });
    };
    await expect(save(true, 5)).rejects.toMatchObject({ code: 'no-mailbox', field: 'mailIfUnreachable' });
    await allow(true);
    await save(true, 10);
    expect((await findProgramme(stage.ctx.db, stage.tenantId, stage.programmeId))?.frame).toMatchObject({ mailIfUnreachable: true, buffer: 10 });
  });
});
