import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connected } from '../../../../src/db/connect.ts';
import { viewOrder } from '../../../../src/features/meetings/order/view-order.ts';
import type { PersonId } from '../../../../src/kernel/ids.ts';
import { toIso } from '../../../../src/kernel/time.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { setStage, type Stage } from '../stage.ts';
import { book } from '../steps.ts';

let database: Connected;
beforeAll(async () => { database = await openTestDatabase(); });
afterAll(() => database.close());

const orderOf = async (stage: Stage, role: 'mentor' | 'mentee') => {
  const [meeting] = await stage.at.meetings();
  return viewOrder(stage.ctx, stage.actors[role], { meetingId: meeting!.id });
};
const signatories = async (stage: Stage) => [(await orderOf(stage, 'mentor')).signatory?.name, (await orderOf(stage, 'mentee')).signatory?.name];
const sponsor = (stage: Stage, personId: PersonId) => stage.ctx.db.updateTable('programmes').set({ sponsor_id: personId }).where('tenant_id', '=', stage.tenantId).execute();
const leaves = (stage: Stage, personId: PersonId) =>
  stage.ctx.db.updateTable('people').set({ gone: 'disabled', gone_at: new Date() }).where('tenant_id', '=', stage.tenantId).where('id', '=', personId).execute();

it('is signed by the sponsor, by whoever runs the programme where the sponsor is one of the two or has left, and by nobody of the duo', async () => {
  const stage = await setStage(database);
  const { actors } = stage;
  await book(stage);
  // The sponsor of this stage is its executive.
  expect(await signatories(stage)).toEqual(['Claire Fontaine', 'Claire Fontaine']);
  await sponsor(stage, actors.stranger.personId);
  expect(await signatories(stage)).toEqual(['Nadia Benali', 'Nadia Benali']);
  await leaves(stage, actors.stranger.personId);
  expect(await signatories(stage)).toEqual(['Claire Fontaine', 'Claire Fontaine']);
  await stage.ctx.db.updateTable('programme_managers').set({ person_id: actors.mentor.personId }).where('tenant_id', '=', stage.tenantId).execute();
  expect(await signatories(stage)).toEqual([undefined, undefined]);
  expect((await orderOf(stage, 'mentee')).file.text).not.toMatch(/Pour l’entreprise|Claire|Inès/);
});

it('lasts as long as the meeting, in the file too: the way there would tell how far its bearer comes from', async () => {
  const stage = await setStage(database);
  const meeting = await book(stage);
  const ics = (at: number) => `${toIso(at as typeof meeting.start).slice(0, 19).replace(/[-:]/g, '')}Z`;
  for (const role of ['mentor', 'mentee'] as const) {
    expect(meeting.option.hold[role].start, 'there is a way').toBeLessThan(meeting.start);
    const { file } = await orderOf(stage, role);
    expect(file.text).toContain(`DTSTART:${ics(meeting.start)}\r\nDTEND:${ics(meeting.end)}\r\n`);
  }
});

it('says whether the company pays and no more', async () => {
  const stage = await setStage(database);
  const { id, option } = await book(stage);
  if (!option.place) throw new Error('no place');
  for (const [price, costs] of [[0, 'Aucun frais prévu.'], [2, 'Frais pris en charge par l’entreprise.']] as const) {
    await stage.ctx.db.updateTable('meetings').set({ option: JSON.stringify({ ...option, place: { ...option.place, price } }) }).where('id', '=', id).execute();
    expect((await orderOf(stage, 'mentor')).costs).toBe(costs);
  }
});
