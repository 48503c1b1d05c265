import { Refusal } from '../../../kernel/errors.ts';
import type { MeetingId } from '../../../kernel/ids.ts';
import { sayDay, sayTime, toIso, wallTime } from '../../../kernel/time.ts';
import type { Actor, Context } from '../../context.ts';
import { loadPair } from '../load-duo.ts';
import { ownMeeting } from '../own-meeting.ts';
import { capital, sayOption } from '../say-option.ts';
import { roleOf } from '../situation.ts';
import { writeIcs } from './ics.ts';
import { findSignatory } from './find-signatory.ts';
import { text } from './text.ts';

/**
 * The work-purpose order of one of the two for a booked meeting, to print or to keep: who travels, when, where, whether the company pays,
 * who signs (null: nobody is left to, a hand fills it in). Neither whom they meet, nor that they are two, nor why, nor how far they come
 * from: the sheet may be shown to anybody who asks.
 */
export const viewOrder = async (ctx: Pick<Context, 'db'>, actor: Actor, { meetingId }: { meetingId: MeetingId }) => {
  const { meeting, duo } = await ownMeeting(ctx.db, actor, meetingId);
  if (meeting.state !== 'booked') throw new Refusal('already-handled');
  const pair = await loadPair(ctx.db, actor.tenantId, duo.id);
  const role = roleOf(duo, actor.personId);
  const [me, { option }, { lang }] = [pair[role], meeting, actor];
  const t = text(lang);
  const { place, fallback } = sayOption(option, { role, lang, zone: me.zone }, pair.programme.frame);
  const signer = await findSignatory(ctx.db, pair);
  const signatory = signer ? { name: signer.name, jobTitle: signer.jobTitle } : null;
  const [starts, ends] = [sayTime(meeting.start, me.zone, lang), sayTime(meeting.end, me.zone, lang)];
  // What somebody has written in Outlook in the place of ours is where they go.
  const elsewhere = meeting.inOutlook.place;
  const where = elsewhere ?? (place ? `${place.name}, ${place.address}` : t.noPlace);
  const costs = option.place === null || option.place.price === 0 ? t.noCosts : t.companyPays;
  const ics = writeIcs({
    uid: `${meeting.sessionId}.${actor.personId}@binome`, sequence: meeting.attempt, writtenAt: meeting.chosenAt, start: meeting.start, end: meeting.end,
    summary: t.summary, location: where,
    description: [
      t.subject, t.times(starts, ends), t.statement, costs, ...(signatory ? [t.signed([signatory.name, signatory.jobTitle].filter(Boolean).join(', '))] : []),
    ].join('\n'),
  });
  return {
    person: { name: me.name, jobTitle: me.jobTitle, site: me.office }, subject: t.subject,
    day: `${capital(sayDay(meeting.start, me.zone, lang))} ${wallTime(meeting.start, me.zone).date.slice(0, 4)}`, starts, ends,
    where, fallback: elsewhere === undefined ? fallback : null, costs, statement: t.statement, signatory,
    file: { name: `ordre-de-mission-${toIso(meeting.start).slice(0, 10)}.ics`, text: ics },
  };
};
