import { Refusal } from '../../../kernel/errors.ts';
import type { MeetingId } from '../../../kernel/ids.ts';
import { sayDay, sayTime, toIso, wallTime } from '../../../kernel/time.ts';
import type { Actor, Context } from '../../context.ts';
import { findPerson } from '../../people/store.ts';
import { loadPair } from '../load-duo.ts';
import { ownMeeting } from '../own-meeting.ts';
import { capital, sayOption } from '../say-option.ts';
import { roleOf } from '../situation.ts';
import { text as meetingText } from '../text.ts';
import { writeIcs } from './ics.ts';
import { text } from './text.ts';

/**
 * The work-purpose order of one of the two for a booked meeting, to print or to keep: who travels, when from door to door, where, who
 * pays, who signs. Neither whom they meet nor why: the sheet may be shown to anybody who asks.
 */
export const viewOrder = async (ctx: Pick<Context, 'db'>, actor: Actor, { meetingId }: { meetingId: MeetingId }) => {
  const { meeting, duo } = await ownMeeting(ctx.db, actor, meetingId);
  if (meeting.state !== 'booked') throw new Refusal('already-handled');
  const pair = await loadPair(ctx.db, actor.tenantId, duo.id);
  const role = roleOf(duo, actor.personId);
  const [me, { option }, { lang }] = [pair[role], meeting, actor];
  const [t, hold] = [text(lang), option.hold[role]];
  const spoken = sayOption(option, { role, lang, zone: me.zone }, pair.programme.frame);
  const sponsor = await findPerson(ctx.db, actor.tenantId, pair.programme.sponsorId);
  const signatory = { name: sponsor?.name ?? '', jobTitle: sponsor?.jobTitle ?? null };
  const at = (instant: typeof meeting.start): string => sayTime(instant, me.zone, lang);
  const where = spoken.place ? `${spoken.place.name}, ${spoken.place.address}` : meetingText(lang).twoVoicesPlace;
  const times = { starts: at(meeting.start), ends: at(meeting.end), leave: at(hold.start), back: at(hold.end) };
  const ics = writeIcs({
    uid: `${meeting.sessionId}.${actor.personId}@binome`, sequence: meeting.attempt, writtenAt: meeting.chosenAt, start: hold.start, end: hold.end,
    summary: t.summary, location: where,
    description: [
      t.subject, t.times(times.starts, times.ends, times.leave, times.back), t.statement, spoken.price,
      t.signed([signatory.name, signatory.jobTitle].filter(Boolean).join(', ')),
    ].join('\n'),
  });
  return {
    person: { name: me.name, jobTitle: me.jobTitle, site: me.office }, subject: t.subject, day: `${capital(sayDay(meeting.start, me.zone, lang))} ${wallTime(meeting.start, me.zone).date.slice(0, 4)}`, ...times,
    where, fallback: spoken.fallback, price: spoken.price, statement: t.statement, signatory,
    file: { name: `ordre-de-mission-${toIso(meeting.start).slice(0, 10)}.ics`, text: ics },
  };
};
