import { Refusal } from '../../kernel/errors.ts';
import type { DuoId } from '../../kernel/ids.ts';
import type { Lang } from '../../kernel/text.ts';
import { sayDay, sayTime, sayWeekday, sayWhen, toIso } from '../../kernel/time.ts';
import type { Actor, Context } from '../context.ts';
import type { CheckIn } from '../feedback/check-in.ts';
import { isOver, pendingCheckIn } from '../feedback/pending.ts';
import { listAnswered, listOwnCheckIns } from '../feedback/store.ts';
import { memberOf, otherRole, type Role } from '../matching/duo.ts';
import { findOwnDuo } from '../matching/store.ts';
import type { Pair } from '../meetings/find-options.ts';
import { askedSetting } from '../meetings/ask-setting.ts';
import { loadPair, loadRecord } from '../meetings/load-duo.ts';
import { isSlowlyPlaced, type Meeting } from '../meetings/meeting.ts';
import type { OfferedOption } from '../meetings/offer.ts';
import { organiserAhead, organiserOf } from '../meetings/organiser.ts';
import { isOutside } from '../meetings/programme-hours.ts';
import { pauseEnd, pauseWeeks } from '../meetings/pause.ts';
import { sayOption } from '../meetings/say-option.ts';
import { sayState } from '../meetings/say-state.ts';
import { sayNextSearch, sayWhyNot } from '../meetings/say-why-not.ts';
import { type DuoRecord, isNewsOfLoss, roleOf, type Situation, situationOf } from '../meetings/situation.ts';
import { listOffers } from '../meetings/store.ts';
import { text as meetingText } from '../meetings/text.ts';
import { asksWindows } from '../meetings/windows/windows.ts';
import { goesBeyond, servingFor } from '../meetings/typed-place.ts';
import { chooseAllowed } from '../places/catalogue/choose-settings.ts';
import { settingName } from '../places/text.ts';
import { listContacts } from '../programmes/store.ts';
import { charter } from '../training/content/charter.ts';
import { lifeOf } from './life-of-duo.ts';
import { text } from './text.ts';

/** Everything *My duo* shows one of its two people, in their language. */
export const viewDuo = async (ctx: Pick<Context, 'db' | 'clock'>, actor: Actor, duoId: DuoId) => {
  const duo = await findOwnDuo(ctx.db, actor.tenantId, duoId, actor.personId);
  if (!duo) throw new Refusal('not-found');
  const [pair, record] = [await loadPair(ctx.db, actor.tenantId, duoId), await loadRecord(ctx.db, duo)];
  const role = roleOf(duo, actor.personId);
  const view = { pair, record, role, lang: actor.lang, zone: pair[role].zone, now: ctx.clock.now() };
  const other = pair[otherRole(role)];
  const t = text(actor.lang);
  const contacts = await listContacts(ctx.db, actor.tenantId, pair.programme.id);
  const ids = record.meetings.map((meeting) => meeting.id);
  const [mine, answered] = [await listOwnCheckIns(ctx.db, actor.tenantId, actor.personId, ids), await listAnswered(ctx.db, actor.tenantId, actor.personId, ids)];
  const next = record.sessions.find((session) => session.state !== 'held');
  const purpose = next?.purpose ?? 'talk';
  const situation = situationOf(record, role, view.now);
  const m = meetingText(actor.lang);
  return {
    id: duo.id,
    programme: { id: pair.programme.id, name: pair.programme.name, sessions: pair.programme.frame.sessions },
    role,
    other: { name: other.name, firstName: other.firstName, site: other.office ?? '' },
    state: duo.state,
    journey: journeyOf(view),
    stateLine: sayState({ situation, duo: pair.duo, role, other: other.firstName, lang: actor.lang, zone: view.zone }),
    next: nextOf(view, situation, duo.state === 'active' ? pendingCheckIn(record.meetings, answered, view.now) : undefined, await beyondOf(ctx, pair, situation)),
    canvas: { topic: m[`topic-${purpose}`], tryThis: m[`try-${purpose}`], questionBack: m[`question-${purpose}`] },
    goals: [{ text: t[`goal1${role}`] }, { text: t[`goal2${role}`] }],
    history: historyOf(view, mine),
    life: await lifeOf(ctx, view),
    charter: { signed: memberOf(duo, actor.personId)?.answer === 'yes', paragraphs: charter(pair.programme.frame.threshold).flatMap((point) => point[actor.lang].paragraphs) },
    talkTo: contacts.map((contact) => ({ name: contact.name, role: contact.jobTitle ?? t.managerRole, mail: contact.mail ?? '' })),
  };
};

export interface View {
  readonly pair: Pair;
  readonly record: DuoRecord;
  readonly role: Role;
  readonly lang: Lang;
  readonly zone: Pair['mentor']['zone'];
  readonly now: ReturnType<Context['clock']['now']>;
}

const optionView = (view: View, option: OfferedOption) => {
  const { weekday: _, roof: _roof, ...spoken } = sayOption(option, { role: view.role, lang: view.lang, zone: view.zone }, view.pair.programme.frame);
  return { id: option.id, start: toIso(option.start), end: toIso(option.end), settingId: option.settingId, ...spoken, reasons: [...spoken.reasons] };
};

const journeyOf = (view: View) => {
  const planned = view.record.sessions.length > 0
    ? view.record.sessions.map(({ id, number, state }) => ({ id, number, state }))
    : Array.from({ length: view.pair.programme.frame.sessions }, (_, index) => ({ id: null, number: index + 1, state: 'to-come' as const }));
  const next = planned.find((session) => session.state !== 'held');
  return planned.map((session) => {
    const shown = view.record.meetings.findLast((meeting) => meeting.sessionId === session.id && (meeting.state === 'held' || meeting.state === 'booked'));
    return {
      number: session.number,
      state: session.state === 'held' ? ('held' as const) : session === next ? ('next' as const) : ('to-come' as const),
      settingId: shown?.option.settingId ?? null,
      day: shown ? sayDay(shown.start, view.zone, view.lang) : null,
    };
  });
};

/** Where a holder may go beyond what is offered: null where the programme keeps to its catalogue. Nobody's wishes are read for it. */
const beyondOf = async (ctx: Pick<Context, 'db'>, { duo, programme }: Pair, situation: Situation) => {
  if (situation.kind !== 'options' || !goesBeyond(programme.frame)) return null;
  const { offer, session } = situation;
  const settings = servingFor(await chooseAllowed(ctx.db, duo.tenantId, programme.id), session.purpose, programme.frame);
  const isAsked = askedSetting(await listOffers(ctx.db, duo.tenantId, session.id), offer.holder);
  return {
    settings: isAsked ? [] : settings.map(({ id }) => id), placeSettings: settings.filter(({ remote }) => !remote).map(({ id }) => id),
    maxPrice: programme.frame.priceCeiling ?? 0, payer: programme.frame.payer,
  };
};

const nextOf = (view: View, situation: Situation, pending: Meeting | undefined, beyond: Awaited<ReturnType<typeof beyondOf>>) => {
  const { lang, zone, role, pair } = view;
  const moving = (meeting: Meeting | null) => meeting && { ...optionView(view, meeting.option), meetingId: meeting.id };
  const pause = (mayPause: boolean) => (mayPause ? pauseWeeks.map((weeks) => ({ weeks, label: meetingText(lang).pauseUntil(sayDay(pauseEnd(pair, view.now, weeks), zone, lang)) })) : []);
  // A choice to make comes first; otherwise two taps about the meeting that is over.
  if (pending && situation.kind !== 'options' && situation.kind !== 'proposal') return { kind: 'check-in' as const, meetingId: pending.id, option: optionView(view, pending.option) };
  switch (situation.kind) {
    case 'getting-ready': return { kind: situation.kind, mine: [...situation.mine], waitingForOther: situation.waitingForOther };
    case 'options':
      return {
        kind: situation.kind, offerId: situation.offer.id, act: situation.offer.act, moving: moving(situation.moving), pause: pause(situation.mayPause),
        options: situation.options.map((option) => optionView(view, option)), beyond,
        again: situation.moving ? null : situation.isUnsaid ? meetingText(lang).unsaid : situation.isAgain ? `${meetingText(lang).lostTitle}.` : null,
        isInMyName: organiserAhead(pair.duo, situation.options, situation.moving) === role,
        typedBy: situation.options.find(({ place }) => place?.typedBy)?.place?.typedBy ?? null,
      };
    case 'waiting':
      return {
        kind: situation.kind, offerId: situation.offer.id, since: sayWhen(situation.offer.heldSince, zone, lang), isNudged: situation.offer.nudgedAt !== null, moving: moving(situation.moving), pause: pause(situation.mayPause),
        again: isNewsOfLoss(situation) ? `${meetingText(lang).lostTitle}. ${meetingText(lang).lost(pair[otherRole(role)].firstName)}` : null,
        // What the mentor has not proposed yet is the mentor's to choose.
        options: role === 'mentor' || situation.options.some(({ place }) => place?.typedBy === role) ? situation.options.map((option) => optionView(view, option)) : [],
      };
    case 'placing':
      return {
        kind: situation.kind, meetingId: situation.meeting.id, option: optionView(view, situation.meeting.option),
        slow: isSlowlyPlaced(situation.meeting, view.now) ? meetingText(lang).placingSlow : null,
      };
    case 'booked':
      return {
        kind: situation.kind, meetingId: situation.meeting.id, option: optionView(view, situation.meeting.option), organiser: pair[organiserOf(pair.duo, situation.meeting)].name,
        isElsewhere: situation.meeting.inOutlook.isElsewhere === true, placeInOutlook: situation.meeting.inOutlook.place ?? null,
      };
    case 'proposal': {
      const { meeting, proposal, mayAccept } = situation;
      const m = meetingText(lang);
      const when = sayWhen(meeting.start, zone, lang);
      return {
        kind: situation.kind, meetingId: meeting.id, title: m.proposalTitle(pair[otherRole(role)].firstName, sayWhen(proposal.start, zone, lang)),
        sentence: proposal.isDeclined ? m.proposalDeclined(when) : m.proposalKept(when),
        note: !mayAccept ? m.proposalClose : isOutside(pair, proposal) ? m.proposalOutside : null,
        accept: mayAccept ? m.acceptTime(`${sayWeekday(proposal.start, zone, lang)} ${sayTime(proposal.start, zone, lang)}`) : null,
        refuse: proposal.isDeclined ? m.otherTimes : m.keep,
      };
    }
    case 'paused': return { kind: situation.kind, sentence: meetingText(lang).paused(sayDay(situation.until, zone, lang)) };
    // Answered already: the other's answer is theirs.
    case 'check-in': return { kind: 'later' as const, sentence: meetingText(lang).laterTitle };
    case 'nothing': {
      const { sentences, changes } = sayWhyNot(situation.whyNot, role, lang);
      return {
        kind: situation.kind, sentence: sentences.join(' '), again: sayNextSearch(situation, lang, zone, view.now), canAskAgain: true,
        canTick: asksWindows(situation.whyNot, role), changes: [...changes], pause: pause(situation.mayPause),
      };
    }
    case 'later': return { kind: situation.kind, sentence: meetingText(lang).later(sayDay(situation.session.dueAt, zone, lang)) };
    case 'finished': return { kind: situation.kind };
    case 'suspended': return { kind: situation.kind, sentence: meetingText(lang).suspended };
    case 'declined': return { kind: situation.kind, sentence: meetingText(lang).ended };
  }
};

const historyOf = (view: View, mine: ReadonlyMap<string, CheckIn>) =>
  view.record.meetings.toReversed().flatMap((meeting) => {
    if (meeting.state === 'placing' || meeting.state === 'unplaced') return [];
    if (meeting.state === 'booked' && meeting.end > view.now) return [];
    const session = view.record.sessions.find((candidate) => candidate.id === meeting.sessionId);
    return [{
      meetingId: meeting.id,
      number: session?.number ?? 0,
      day: sayDay(meeting.start, view.zone, view.lang),
      time: sayTime(meeting.start, view.zone, view.lang),
      settingId: meeting.option.settingId,
      setting: settingName(meeting.option.settingId, view.lang).name,
      place: meeting.option.place?.name ?? null,
      state: meeting.state,
      stateLabel: text(view.lang)[`meeting-${meeting.state}`],
      usefulness: mine.get(meeting.id)?.usefulness ?? null,
      canCheckIn: isOver(meeting, view.now),
    }];
  });
