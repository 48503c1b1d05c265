import type { ProgrammeId } from '../../kernel/ids.ts';
import type { Lang } from '../../kernel/text.ts';
import { sayDay, wallTime } from '../../kernel/time.ts';
import type { Actor, Context } from '../context.ts';
import { lastRelease } from '../feedback/store.ts';
import { isLive } from '../meetings/meeting.ts';
import { lastMails } from '../messages/mail/store.ts';
import { findPerson } from '../people/store.ts';
import { aggregate } from '../privacy/aggregate.ts';
import { commentThreshold } from '../privacy/readers.ts';
import type { Programme } from '../programmes/programme.ts';
import { managedProgramme } from '../programmes/managed-programme.ts';
import { hrZone, mondayOf } from '../programmes/week.ts';
import { bannersOf } from './banners.ts';
import { type DuoState, isCounted } from './programme-state.ts';
import { readProgramme } from './read-programme.ts';
import { sayLeft, sayStuck } from './say-state.ts';
import { text } from './text.ts';

/** What HR sees of a programme: states, weeks, thresholded figures, who waits and why. */
export const viewProgramme = async (ctx: Pick<Context, 'db' | 'clock'>, actor: Actor, programmeId: ProgrammeId) => {
  const programme = await managedProgramme(ctx.db, actor, programmeId);
  const { lang } = actor;
  const t = text(lang);
  const overview = await readProgramme(ctx, programme);
  const counted = overview.duos.filter((state) => isCounted(state.record.duo));
  const mailedAt = await lastMails(ctx.db, actor.tenantId, overview.stuck.filter(({ stuck }) => stuck?.kind === 'unreachable').map(({ record }) => record.duo.id));
  const sponsor = await findPerson(ctx.db, actor.tenantId, programme.sponsorId);
  return {
    id: programme.id,
    name: programme.name,
    state: programme.state,
    sponsor: sponsor?.name ?? '',
    threshold: programme.frame.threshold,
    visibility: t.visibility(programme.frame.threshold, counted.length),
    moving: overview.moving,
    total: overview.total,
    todo: [
      ...overview.left.map((left) => ({ duoId: null, people: left.person.name, since: null, reason: sayLeft(left, lang), action: 'name-people' as const, gone: null })),
      ...overview.stuck.map((state) => todoLine(state, mailedAt, lang)),
    ],
    absences: overview.duos.filter(({ record: { duo }, stuck }) => duo.state === 'suspended' && duo.isAbsence && stuck === null)
      .map((state) => ({ duoId: state.record.duo.id, people: whoWaits(state, lang).people })),
    banners: bannersOf(overview, lang).map((banner) => ({ ...banner, duos: banner.duos.map((state) => ({ duoId: state.record.duo.id, ...whoWaits(state, lang) })) })),
    sessions: countSessions(counted),
    duos: overview.duos.map((state) => duoRow(state, lang)),
    usefulness: [await figure(ctx, programme, 'mentors', lang), await figure(ctx, programme, 'mentees', lang)],
    comments: await comments(ctx, programme, lang),
  };
};

/** Nobody is less unreachable for a mail: it is said beside. */
const sayWaiting = (state: DuoState, mailedAt: Awaited<ReturnType<typeof lastMails>>, lang: Lang): string => {
  const why = sayStuck(state, lang);
  const at = state.stuck?.kind === 'unreachable' ? mailedAt(state.record.duo.id, state[state.stuck.side].id) : undefined;
  return at === undefined ? why : text(lang).mailed(why, sayDay(at, hrZone, lang));
};

const whoWaits = ({ mentor, mentee, stuck }: DuoState, lang: Lang) => ({
  people: `${mentor.name} · ${mentee.name}`,
  since: stuck && stuck.kind !== 'away' && 'since' in stuck && stuck.since !== null ? text(lang).since(sayDay(stuck.since, hrZone, lang)) : null,
});

const todoLine = (state: DuoState, mailedAt: Awaited<ReturnType<typeof lastMails>>, lang: Lang) => ({
  duoId: state.record.duo.id, ...whoWaits(state, lang), reason: sayWaiting(state, mailedAt, lang),
  action: state.stuck?.kind === 'back' ? ('resume' as const) : state.stuck?.kind === 'away' || state.stuck?.kind === 'guest' ? ('form-duo' as const) : canSendOptions(state) ? ('send-options' as const) : null,
  gone: state.stuck?.kind === 'away' ? { side: state.stuck.side, name: state[state.stuck.side].name } : null,
});

/** Other moments help against silence and full calendars; a calendar that cannot be read needs another hand. */
const canSendOptions = ({ stuck, situation }: DuoState): boolean =>
  stuck?.kind === 'silence' || (stuck?.kind === 'no-slot' && !(situation.kind === 'nothing' && ['unknown-availability', 'no-organiser', 'invitation-refused'].includes(situation.whyNot.reason.code)));

const countSessions = (states: readonly DuoState[]) => {
  const phase = (...phases: DuoState['phase'][]) => states.filter((state) => phases.includes(state.phase)).length;
  return {
    toPlan: phase('to-plan', 'proposed', 'not-served'),
    booked: phase('booked'),
    held: states.reduce((sum, { record }) => sum + record.sessions.filter((session) => session.state === 'held').length, 0),
    toReplan: phase('to-replan', 'paused'),
  };
};

const duoRow = (state: DuoState, lang: Lang) => {
  const { record } = state;
  const next = record.sessions.find((session) => session.state !== 'held');
  const live = record.meetings.find((meeting) => isLive(meeting.state));
  return {
    id: record.duo.id,
    mentor: state.mentor.name,
    mentee: state.mentee.name,
    state: text(lang)[`phase-${state.phase}`],
    mayRest: record.duo.state === 'invited' || record.duo.state === 'active',
    week: live ? text(lang).week(sayDay(mondayOf(live.start), hrZone, lang).replace(/^\S+ /, '')) : null,
    weekOf: live ? wallTime(mondayOf(live.start), hrZone).date : null,
    held: record.sessions.filter((session) => session.state === 'held').length,
    planned: record.sessions.length,
    steps: record.sessions.map((session) => (session.state === 'held' ? ('held' as const) : session === next ? ('next' as const) : ('to-come' as const))),
    // A setting says what kind of moment it was, not where: it shows once held, as the journey's drawing.
    settings: record.sessions.map((session) =>
      record.meetings.find((meeting) => meeting.sessionId === session.id && meeting.state === 'held')?.option.settingId ?? null),
  };
};

const figure = async (ctx: Pick<Context, 'db'>, programme: Programme, slice: 'mentors' | 'mentees', lang: Lang) => {
  const release = await lastRelease(ctx.db, programme.tenantId, programme.id, slice);
  const published = aggregate(release?.answers ?? {}, programme.frame.threshold);
  return {
    slice,
    label: text(lang)[`slice-${slice}`],
    aggregate: published.kind === 'suppressed' || !release ? { kind: 'suppressed' as const, threshold: programme.frame.threshold } : { ...published, releasedOn: sayDay(release.releasedAt, hrZone, lang) },
  };
};

const comments = async (ctx: Pick<Context, 'db'>, programme: Programme, lang: Lang) => {
  const release = await lastRelease(ctx.db, programme.tenantId, programme.id, 'comments');
  const texts = Object.values(release?.answers ?? {});
  if (!release || texts.length < commentThreshold) return { kind: 'suppressed' as const, threshold: commentThreshold };
  // In alphabetical order: neither who wrote nor when shows in the order.
  return { kind: 'published' as const, texts: texts.toSorted((a, b) => a.localeCompare(b, lang)), releasedOn: sayDay(release.releasedAt, hrZone, lang) };
};
