import type { App } from './app.ts';
import type { Actor } from './features/context.ts';
import { answerCheckIn } from './features/feedback/answer-check-in.ts';
import { pendingCheckIn } from './features/feedback/pending.ts';
import { answerDuo } from './features/matching/answer-duo.ts';
import { formDuo } from './features/matching/form-duo.ts';
import { readTrack } from './features/matching/read-track.ts';
import type { Role } from './features/matching/duo.ts';
import { askOtherTimes } from './features/meetings/ask-other-times.ts';
import { cancelMeeting } from './features/meetings/cancel-meeting.ts';
import { confirmOption } from './features/meetings/confirm-option.ts';
import { loadPair, loadRecord } from './features/meetings/load-duo.ts';
import { proposeOptions } from './features/meetings/propose-options.ts';
import { recheckOffer } from './features/meetings/recheck-offer.ts';
import { type DuoRecord, situationOf } from './features/meetings/situation.ts';
import { noPreference } from './features/places/preferences/preferences.ts';
import { savePreferences } from './features/places/preferences/save-preferences.ts';
import type { SettingId } from './features/places/setting.ts';
import { readProgramme } from './features/overview/read-programme.ts';
import { sendOptions } from './features/meetings/send-options.ts';
import { createProgramme } from './features/programmes/create-programme.ts';
import { findProgramme } from './features/programmes/store.ts';
import { Refusal } from './kernel/errors.ts';
import type { DuoId, MeetingId, PersonId, TenantId } from './kernel/ids.ts';
import { addDays, instantAt, type Instant, type LocalDate, weekdayOf, type Zone } from './kernel/time.ts';

const paris = 'Europe/Paris' as Zone;
const at = (date: string, hour: number): Instant => instantAt(date as LocalDate, hour * 60, paris);
const opening = '2026-09-01';
export const storyStart: Instant = at(opening, 9);

/** A moment at which one side of a duo could do something: the story's people decide by it. */
interface Turn {
  readonly date: string;
  readonly session: number;
  readonly role: Role;
  readonly kind: 'options' | 'check-in';
}

interface Chapter {
  readonly mentor: string;
  readonly mentee: string;
  /** Usefulness each side gives, in order; a side that gives none never answers a check-in. */
  readonly rates: Readonly<Record<Role, readonly number[]>>;
  /** What lies after this day is too far away: they ask for other moments, while there is time. */
  readonly before?: LocalDate;
  /** Settings they leave for another time when there is anything else. */
  readonly later?: readonly SettingId[];
  /** Whether this side does what the card in its hands asks for today. */
  readonly acts: (turn: Turn) => boolean;
}

const always = (): boolean => true;
const lastDay = '2026-11-23';

/** Eight duos at different moments of their life on the demonstration's day. */
const chapters: readonly Chapter[] = [
  // Three sessions held; three fresh moments in the mentor's hands.
  { mentor: 'Inès Belkacem', mentee: 'Philippe Garnier', rates: { mentor: [4, 5, 5], mentee: [4, 4, 5] }, before: '2026-11-20' as LocalDate, later: ['co-working', 'maker-space', 'other-site'],
    acts: ({ session, kind, date }) => session < 3 || (session === 3 && (kind !== 'check-in' || date >= '2026-11-16')) },
  // The executive has moments to confirm.
  { mentor: 'Jonas Weber', mentee: 'Helen Whitaker', rates: { mentor: [3, 4, 4], mentee: [5, 4, 4] },
    acts: ({ session, kind, date, role }) => session < 3 || (session === 3 ? date >= (kind === 'check-in' ? '2026-11-20' : '2026-11-09') : role === 'mentor' && date >= lastDay) },
  // On time: the next one is booked.
  { mentor: 'Mehdi Cherif', mentee: 'Anne-Sophie Mercier', rates: { mentor: [5, 5, 4], mentee: [5, 5, 5] }, acts: always },
  // A late third session: over, and nobody has said yet how it went.
  { mentor: 'Léa Schmitt', mentee: 'Marc Kessler', rates: { mentor: [4, 4], mentee: [3, 4] },
    acts: ({ session, role, date, kind }) => session < 3 || (session === 3 && kind === 'options' && (role === 'mentor' || date >= '2026-11-17')) },
  // Moments proposed, one reminder, silence.
  { mentor: 'Thomas Nguyen', mentee: 'Béatrice Lemoine', rates: { mentor: [4, 3], mentee: [] }, acts: ({ session, role, date }) => session < 3 || (role === 'mentor' && date >= '2026-11-16') },
  // A calendar that nobody can read.
  { mentor: 'Camille Roux', mentee: 'Olivier Faure', rates: { mentor: [], mentee: [] }, acts: always },
  // A date that did not hold, on the last day.
  { mentor: 'Sarah Diallo', mentee: 'François Delmas', rates: { mentor: [5, 4, 4], mentee: [] }, acts: always },
];

interface Played extends Chapter {
  readonly duoId: DuoId;
  readonly people: Readonly<Record<Role, Actor>>;
  /** Meetings each side has spoken of. */
  readonly answered: Readonly<Record<Role, Set<MeetingId>>>;
}

/** Plays the autumn of the demonstration company through the real use cases, on a clock that starts on 1 September. */
export const playStory = async ({ app, until, tenantId }: { app: App; until: Instant; tenantId: TenantId }): Promise<void> => {
  const { ctx } = app;
  const named = async (name: string): Promise<Actor> => {
    const person = (await ctx.directory.search(name))[0];
    if (!person) throw new Error(`The story misses ${name}.`);
    const known = await ctx.directory.find(person.id);
    return { tenantId, personId: person.id, lang: known?.lang ?? 'fr', canManage: false };
  };
  const claire: Actor = { ...(await named('Claire Fontaine')), canManage: true };
  const programmeId = await createProgramme(ctx, claire, {
    template: 'classic', name: 'Promotion d’automne', sponsorId: (await named('Philippe Garnier')).personId, priceCeiling: 2, payer: 'Méridiane',
    contactIds: [(await named('Nadia Benali')).personId, (await named('Luc Hoffmann')).personId],
  });
  const programme = await findProgramme(ctx.db, tenantId, programmeId);
  if (!programme) throw new Error('The story has lost its programme.');
  const bring = async (mentor: Actor, mentee: Actor): Promise<DuoId> => formDuo(ctx, claire, { programmeId, mentorId: mentor.personId, menteeId: mentee.personId });

  const duos: Played[] = [];
  for (const chapter of chapters) {
    const people = { mentor: await named(chapter.mentor), mentee: await named(chapter.mentee) };
    duos.push({ ...chapter, people, answered: { mentor: new Set(), mentee: new Set() }, duoId: await bring(people.mentor, people.mentee) });
  }
  await prefer(app, tenantId, duos);
  await app.advance(at('2026-09-02', 10));
  for (const { duoId, people } of duos)
    for (const actor of [people.mentor, people.mentee]) {
      await answerDuo(ctx, actor, { duoId, answer: 'yes' });
      await readTrack(ctx, actor, { duoId });
    }

  const [ines, jonas, sarah] = ['Inès Belkacem', 'Jonas Weber', 'Sarah Diallo'].map((mentor) => duos.find((duo) => duo.mentor === mentor));
  for (let date = '2026-09-03' as LocalDate; date <= lastDay; date = addDays(date, 1)) {
    if (weekdayOf(date) > 5) continue;
    for (const role of ['mentor', 'mentee'] as const) {
      await app.advance(at(date, role === 'mentor' ? 10 : 15));
      const { duos: states } = await readProgramme(ctx, programme);
      for (const duo of duos) {
        const state = states.find(({ record }) => record.duo.id === duo.duoId);
        if (state) await live(app, duo, role, date, state.record);
      }
    }
    // HR does not wait for the next session's own time where a duo is on its way.
    for (const duo of [jonas, sarah]) if (date === '2026-11-20' && duo) await sendOptions(ctx, claire, { programmeId, duoId: duo.duoId });
    if (date === '2026-11-19') {
      const [yanis, isabelle] = [await named('Yanis Haddad'), await named('Isabelle Muller')];
      const duoId = await bring(yanis, isabelle);
      await app.advance(at(date, 17));
      await answerDuo(ctx, yanis, { duoId, answer: 'yes' });
      await readTrack(ctx, yanis, { duoId });
    }
  }
  if (ines) await sendOptions(ctx, claire, { programmeId, duoId: ines.duoId });
  await app.advance(at(lastDay, 16));
  if (sarah) await loseTheDate(app, sarah);
  await app.advance(until);
};

/** What some enjoy; a refusal, too, that nobody will ever read. */
const prefer = async ({ ctx }: App, tenantId: TenantId, duos: readonly Played[]): Promise<void> => {
  const enjoy = (personId: PersonId, enjoyed: 'walk' | 'museum' | 'lunch' | 'coffee') =>
    savePreferences(ctx, { tenantId, personId, lang: 'fr', canManage: false }, { ...noPreference, refused: ['breakfast'], enjoyed: [enjoyed] });
  const [first, second] = duos;
  if (first) await enjoy(first.people.mentor.personId, 'museum');
  if (second) await enjoy(second.people.mentee.personId, 'walk');
};

/** One side's day: what their cards ask for, if they feel like it. */
const live = async ({ ctx }: App, duo: Played, role: Role, date: string, record: DuoRecord): Promise<void> => {
  const actor = duo.people[role];
  const now = ctx.clock.now();
  const acts = (meant: { sessionId: string }, kind: Turn['kind']) => {
    const session = record.sessions.find(({ id }) => id === meant.sessionId)?.number ?? 1;
    return duo.acts({ date, session, role, kind }) ? session : undefined;
  };
  const over = pendingCheckIn(record.meetings, duo.answered[role], now);
  const session = over && acts(over, 'check-in');
  const usefulness = session && duo.rates[role][session - 1];
  if (over && usefulness) {
    duo.answered[role].add(over.id);
    await answerCheckIn(ctx, actor, { meetingId: over.id, closeCard: true, answers: { held: true, usefulness, ...(session === 1 && { ease: 4, pace: 4 }) } });
  }
  const situation = situationOf(record, role, now);
  if (situation.kind !== 'options' || !acts(situation.offer, 'options')) return;
  // The soonest, so that what is due by the demonstration's day has taken place by then.
  const isLater = ({ settingId }: { settingId: SettingId }): number => (duo.later?.includes(settingId) ? 1 : 0);
  const [first] = situation.options.toSorted((a, b) => isLater(a) - isLater(b) || a.start - b.start);
  const offerId = situation.offer.id;
  // Nothing left of what was offered weeks ago, or all of it too far away: other moments, then.
  const isTooFar = first && duo.before && first.start > at(duo.before, 18) && date < duo.before && situation.offer.round < 6;
  try {
    if (!first || isTooFar) await askOtherTimes(ctx, actor, { offerId });
    else if (situation.offer.act === 'propose') await proposeOptions(ctx, actor, { offerId, optionIds: situation.options.map(({ id }) => id) });
    else await confirmOption(ctx, actor, { offerId, optionId: first.id });
  } catch (error) {
    // Taken a moment before: as on a card, what no longer holds goes, and they choose among the rest at their next turn.
    if (!(error instanceof Refusal) || error.status !== 409) throw error;
    await recheckOffer(ctx, actor, { duoId: duo.duoId });
  }
};

const loseTheDate = async ({ ctx }: App, duo: Played): Promise<void> => {
  const { duo: current } = await loadPair(ctx.db, duo.people.mentee.tenantId, duo.duoId);
  const situation = situationOf(await loadRecord(ctx.db, current), 'mentee', ctx.clock.now());
  if (situation.kind === 'booked') await cancelMeeting(ctx, duo.people.mentee, { meetingId: situation.meeting.id });
};
