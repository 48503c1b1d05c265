import { type Card, type CardAction, card, type CardElement, execute, facts, heading, openUrl, paragraph, plain, subtle } from '../../kernel/card.ts';
import { type Instant, sayDay, sayTime, sayWeekday, sayWhen } from '../../kernel/time.ts';
import type { Links } from '../context.ts';
import { otherRole, type Role } from '../matching/duo.ts';
import type { Pair } from './find-options.ts';
import type { Purpose } from '../places/setting.ts';
import { isSlowlyPlaced, type Meeting } from './meeting.ts';
import { reminderTime } from './meeting-times.ts';
import type { OfferedOption } from './offer.ts';
import { capital, sayOption, sayOptionLine, type SpokenOption } from './say-option.ts';
import { isOutside } from './programme-hours.ts';
import { sayState } from './say-state.ts';
import { sayNextSearch, sayWhyNot } from './say-why-not.ts';
import { isNewsOfLoss, type Situation } from './situation.ts';
import { text } from './text.ts';
import { windowActions, windowInput } from './windows/cards.ts';
import { asksWindows } from './windows/windows.ts';
import { organiserAhead, organiserOf } from './organiser.ts';
import { goesBeyond } from './typed-place.ts';

export interface CardData {
  readonly situation: Situation;
  readonly pair: Pair;
  readonly role: Role;
  readonly links: Links;
  readonly now: Instant;
}

type Of<K extends Situation['kind']> = CardData & { readonly situation: Extract<Situation, { kind: K }> };

/**
 * The one card of a duo for one of its people: what the tab's "Next" says, in the chat. Opening it again asks for the present state: why it
 * is there is part of that state, so that it says so for as long as it is true.
 */
export const situationCard = (data: CardData): Card => {
  const { situation } = data;
  switch (situation.kind) {
    case 'options': return optionsCard({ ...data, situation });
    case 'waiting': return waitingCard({ ...data, situation });
    case 'proposal': return proposalCard({ ...data, situation });
    case 'placing': return meetingCard({ ...data, situation });
    case 'booked': return meetingCard({ ...data, situation });
    case 'check-in': return plainCard(data, words(data).overTitle, words(data).over);
    case 'nothing': return nothingCard({ ...data, situation });
    case 'paused': return pausedCard({ ...data, situation });
    case 'later': {
      const { zone, lang } = reader(data);
      return plainCard(data, words(data).laterTitle, words(data).later(sayDay(situation.session.dueAt, zone, lang)));
    }
    case 'getting-ready':
      return plainCard(data, words(data).readyTitle,
        situation.mine.length > 0 ? words(data).readyMine : situation.waitingForOther ? words(data).readyOther(plain(other(data).firstName)) : words(data).readyBoth);
    case 'finished': return plainCard(data, words(data).finishedTitle, words(data).finished(plain(other(data).firstName)));
    case 'suspended': return plainCard(data, words(data).suspendedTitle, words(data).suspended);
    case 'declined': return plainCard(data, words(data).endedTitle, words(data).ended);
  }
};

/** Of whom, and for whom: what a card needs whatever the situation. */
type Reading = Omit<CardData, 'situation'>;

const person = (data: Reading) => data.pair[data.role];
const other = (data: CardData) => data.pair[otherRole(data.role)];
const reader = (data: CardData) => ({ role: data.role, lang: person(data).lang, zone: person(data).zone });
const words = (data: Reading) => text(person(data).lang);
const tab = (data: Reading) => openUrl(words(data).openPage, data.links.tab({ duo: data.pair.duo.id, page: 'duo' }));
const say = (data: CardData, option: OfferedOption) => sayOption(option, reader(data), data.pair.programme.frame);
/** Asked by Teams when the card is opened. */
const refresh = (data: Reading) => ({ verb: 'show-duo', data: { duo: data.pair.duo.id } });

const plainCard = (data: Reading, title: string, body: string, actions: CardAction[] = []): Card =>
  card(person(data).lang, title, [heading(title), paragraph(body)], [...actions, tab(data)], refresh(data));

/** What somebody ticked is kept; what comes of it is another card. */
export const windowsKeptCard = (data: Reading): Card => plainCard(data, words(data).windowsKeptTitle, words(data).windowsKept);

/** A card has three buttons at most: what would help comes first, and looking again is worth one only where there is room. */
const nothingCard = (data: Of<'nothing'>): Card => {
  const t = words(data);
  const { lang, role, zone } = reader(data);
  const { sentences, changes } = sayWhyNot(data.situation.whyNot, role, lang);
  const duo = data.pair.duo.id;
  const isAsked = asksWindows(data.situation.whyNot, role);
  const tick = isAsked ? windowActions(data) : [];
  // What is ticked here goes with its own press only: nobody has to tick for another.
  const helps = changes.map(({ change, label }, index) => execute(label, 'unlock', { duo, change }, { inputs: 'none', ...(tick.length + index === 0 && { style: 'positive' as const }) }));
  const again = execute(t.lookAgain, 'ask-options', { duo }, { inputs: 'none', ...(tick.length + helps.length === 0 && { style: 'positive' as const }) });
  return card(
    lang, t.nothingTitle,
    [heading(t.nothingTitle), ...(data.situation.isAgain ? [paragraph(`${t.lostTitle}.`)] : []), ...sentences.map((sentence) => paragraph(sentence)), subtle(sayNextSearch(data.situation, lang, zone, data.now)), ...(helps.length > 0 ? [paragraph(t.helps)] : []), ...(isAsked ? [windowInput(data)] : [])],
    [...tick, ...helps.slice(0, data.situation.mayPause ? 1 : 3), ...pauseAction(data), again, tab(data)].slice(0, 3),
    refresh(data),
  );
};

const pausedCard = (data: Of<'paused'>): Card => {
  const { zone, lang } = reader(data);
  const t = words(data);
  return plainCard(data, t.pausedTitle, t.paused(sayDay(data.situation.until, zone, lang)), [execute(t.resume, 'resume', { duo: data.pair.duo.id }, { style: 'positive' })]);
};

/** One decision: the time asked for, or what else there is. */
const proposalCard = (data: Of<'proposal'>): Card => {
  const { meeting, proposal, mayAccept } = data.situation;
  const t = words(data);
  const { zone, lang } = reader(data);
  const title = t.proposalTitle(plain(other(data).firstName), sayWhen(proposal.start, zone, lang));
  const when = sayWhen(meeting.start, zone, lang);
  const short = `${sayWeekday(proposal.start, zone, lang)} ${sayTime(proposal.start, zone, lang)}`;
  return card(
    lang, t.proposalSpeak,
    [
      heading(title),
      paragraph(proposal.isDeclined ? t.proposalDeclined(when) : t.proposalKept(when)),
      ...(proposal.nudgedAt === undefined ? [] : [subtle(t.proposalNudge)]),
      ...(mayAccept ? [] : [paragraph(t.proposalClose)]),
      ...(isOutside(data.pair, proposal) ? [subtle(t.proposalOutside)] : []),
    ],
    [
      ...(mayAccept ? [execute(t.acceptTime(short), 'accept-time', { meeting: meeting.id }, { style: 'positive' as const })] : []),
      execute(proposal.isDeclined ? t.otherTimes : t.keep, 'refuse-time', { meeting: meeting.id }),
      tab(data),
    ],
    refresh(data),
  );
};

const pauseAction = (data: Of<'options'> | Of<'waiting'> | Of<'nothing'>): CardAction[] =>
  data.situation.mayPause ? [execute(words(data).pauseTitle, 'pause', { duo: data.pair.duo.id }, { inputs: 'none' })] : [];

const optionsCard = (data: Of<'options'>): Card => {
  const { situation, role } = data;
  const t = words(data);
  const { lang, zone } = reader(data);
  const { offer, moving } = situation;
  const first = plain(other(data).firstName);
  const proposing = offer.act === 'propose';
  const isTheirs = situation.options.some(({ place }) => place?.typedBy === otherRole(role));
  const count = situation.options.length;
  const isMine = organiserAhead(data.pair.duo, situation.options, moving) === role;
  const inName = isMine ? t.yourName : t.nameOf(first);
  const title = moving ? t.movingTitle
    : isTheirs && !proposing ? t.typedTitle(first)
    : situation.isAgain ? t.againTitle(count)
    : role === 'mentee' ? t.optionsMenteeTitle : t.optionsMentorTitle(count);
  const why = moving ? t.moving(sayWhen(moving.start, zone, lang))
    : isTheirs && !proposing ? t.typed
    : situation.isUnsaid ? t.unsaid
    : situation.isAgain ? t.again
    : role === 'mentee' ? t.optionsMentee(first) : count === 1 ? t.oneOptionMentor(inName) : t.optionsMentor(inName);
  if (count === 0) return plainCard(data, title, t.nothingTitle, [execute(t.otherTimes, 'other-times', { offer: offer.id }, { style: 'positive' })]);
  const spoken = situation.options.map((option) => ({ id: option.id, ...say(data, option) }));
  const alone = spoken.length === 1 ? spoken[0] : undefined;
  const input: CardElement[] =
    spoken.length > 1
      ? [{
          type: 'Input.ChoiceSet', id: 'options', style: 'expanded', wrap: true, isMultiSelect: proposing, isRequired: true, errorMessage: t.chooseError,
          label: proposing ? t.keepLabel : t.chooseLabel,
          choices: spoken.map((option) => ({ title: plain(capital(sayOptionLine(option))), value: option.id })),
          value: proposing ? spoken.map(({ id }) => id).join(',') : spoken[0]?.id ?? '',
        }]
      : [];
  const press = proposing ? t.propose(first) : alone ? t.confirmDay(alone.weekday) : t.confirm;
  const chosen = alone ? { options: alone.id } : {};
  return card(
    lang, t.optionsSpeak(count),
    [
      heading(title),
      paragraph(why),
      ...(offer.nudgedAt === null ? [] : [subtle(t.nudge)]),
      ...input,
      ...(alone ? aloneLines(alone, t) : detailsOf(spoken, role, t)),
      subtle(isMine ? t.inYourName : t.inTheirName(first)),
    ],
    [
      execute(press, proposing ? 'propose' : 'confirm', { offer: offer.id, ...chosen }, { style: 'positive' }),
      execute(t.otherTimes, 'other-times', { offer: offer.id }, { inputs: 'none' }),
      ...(moving ? [execute(t.keep, 'keep', { meeting: moving.id }, { inputs: 'none' })] : []),
      ...pauseAction(data),
      ...(!moving && !situation.mayPause && goesBeyond(data.pair.programme.frame) ? [openUrl(t.elsewhere, data.links.tab({ duo: data.pair.duo.id, page: 'elsewhere' }))] : []),
    ],
    refresh(data),
  );
};

/** What a choice's own line does not say: who pays, the roof, and to the mentor who picks, why this one. */
const detailsOf = (options: readonly SpokenOption[], role: Role, t: ReturnType<typeof words>): CardElement[] =>
  options.map((option) =>
    subtle(plain([capital(option.day), option.where, option.price, option.roof && t.ifItRains(option.roof), ...(role === 'mentor' ? option.reasons : [])].filter(Boolean).join(' · '))));

const aloneLines = (option: SpokenOption, t: ReturnType<typeof words>): CardElement[] => [
  paragraph(plain(capital(sayOptionLine(option))), { weight: 'bolder', spacing: 'medium' }),
  ...(option.place ? [subtle(plain(option.place.address))] : []),
  subtle(plain(option.price)),
  ...(option.fallback ? [subtle(plain(capital(t.ifItRains(option.fallback))))] : []),
  ...(option.reasons.length > 0 ? [subtle(plain(option.reasons.join(' · ')))] : []),
];

const waitingCard = (data: Of<'waiting'>): Card => {
  const { situation, role } = data;
  const t = words(data);
  const { lang, zone } = reader(data);
  const first = plain(other(data).firstName);
  const { offer, moving } = situation;
  const lost = isNewsOfLoss(situation);
  const isMine = situation.options.some(({ place }) => place?.typedBy === role);
  return card(
    lang, lost ? t.lostTitle : role === 'mentor' ? t.waitingTitle(first) : t.waitingForMentor(first),
    [
      heading(lost ? t.lostTitle : role === 'mentor' ? t.waitingTitle(first) : t.optionsMenteeTitle),
      ...(moving ? [paragraph(t.moving(sayWhen(moving.start, zone, lang)))] : []),
      paragraph(role === 'mentor' && offer.nudgedAt !== null ? t.waitingTold : lost ? t.lost(first) : isMine ? t.typedSent(first) : role === 'mentor' ? t.waiting : t.waitingForMentor(first)),
      ...(lost || (role === 'mentee' && !isMine) ? [] : situation.options.map((option) => subtle(plain(capital(sayOptionLine(say(data, option))))))),
    ],
    [tab(data), ...(moving ? [execute(t.keep, 'keep', { meeting: moving.id })] : []), ...pauseAction(data)],
    refresh(data),
  );
};

const meetingCard = (data: Of<'placing'> | Of<'booked'>): Card => {
  const { situation } = data;
  const t = words(data);
  const { lang, zone, role } = reader(data);
  const { meeting, session } = situation;
  const spoken = say(data, meeting.option);
  const elsewhere = meeting.inOutlook.place;
  // The way is known to the place we chose, and to no other.
  const where: [string, string][] = elsewhere
    ? [[t.placeInOutlook, plain(elsewhere)]]
    : [...(spoken.place ? [[t.place, plain(`${spoken.place.name}, ${spoken.place.address}`)] as [string, string]] : []), [t.travel, spoken.doorToDoor]];
  const booked = situation.kind === 'booked';
  const upcoming = booked && meeting.start > data.now;
  const remindAt = reminderTime(data.pair, meeting);
  const isReminded = booked && data.now >= remindAt && meeting.chosenAt < remindAt;
  const isKept = booked && !isReminded && meeting.inOutlook.proposal?.isSettled === true && role !== organiserOf(data.pair.duo, meeting);
  return card(
    lang, isReminded ? t.reminderSpeak : booked ? t.bookedSpeak : t.placingTitle,
    [
      ...(booked ? [] : [subtle(t.placingTitle)]),
      ...(isKept ? [paragraph(t.dateKept)] : []),
      heading(capital(sayWhen(meeting.start, zone, lang))),
      facts([
        [t.setting, spoken.setting],
        ...where,
        [t.price, plain(spoken.price)],
        ...(spoken.fallback && !elsewhere ? ([[t.rain, plain(spoken.fallback)]] as const) : []),
      ]),
      paragraph(booked ? (isUsual(data) ? t.bookedNote : `${sayState({ situation, duo: data.pair.duo, role: data.role, other: plain(other(data).firstName), lang, zone })}.`) : isSlowlyPlaced(meeting, data.now) ? t.placingSlow : t.placing, { isSubtle: true, size: 'small' }),
      ...(isReminded ? canvas(data, session.purpose) : []),
    ],
    upcoming && !meeting.inOutlook.isElsewhere
      ? [
          tab(data),
          execute(t.move, 'move', { meeting: meeting.id }),
          execute(t.cancel, 'cancel', { meeting: meeting.id }),
        ]
      : [tab(data)],
    refresh(data),
  );
};

/** Nothing is to be said of the date beyond its time. */
const isUsual = ({ situation: { meeting }, pair, role }: Of<'placing'> | Of<'booked'>): boolean =>
  !meeting.inOutlook.isElsewhere && meeting.inOutlook.proposal?.isSettled !== false && !(meeting.inOutlook.isTentative && role === organiserOf(pair.duo, meeting));

const canvas = (data: CardData, purpose: Purpose): CardElement[] => {
  const t = words(data);
  return [
    paragraph(t.canvasTitle, { weight: 'bolder', spacing: 'medium' }),
    facts([[t.canvasTopic, t[`topic-${purpose}`]], [t.canvasTry, t[`try-${purpose}`]], [t.canvasQuestion, t[`question-${purpose}`]]]),
  ];
};

/** What the cards about a date become once it was held: a line, with nothing left to press. */
export const pastCard = (data: Omit<CardData, 'situation'>, meeting: Meeting): Card => {
  const { lang, zone } = data.pair[data.role];
  const line = text(lang).past(sayWhen(meeting.start, zone, lang));
  return card(lang, line, [paragraph(line, { isSubtle: true, style: 'heading' })]);
};

/** An older card about the same date: one line, so that a chat never shows the same thing twice. */
export const supersededCard = (data: CardData): Card => {
  const { situation } = data;
  const t = words(data);
  const { lang, zone } = reader(data);
  const now =
    situation.kind === 'booked' || situation.kind === 'placing' || situation.kind === 'check-in'
      ? sayWhen(situation.meeting.start, zone, lang)
      : (situationCard(data).speak ?? '');
  return card(lang, t.superseded(now), [paragraph(t.superseded(plain(now)), { isSubtle: true, style: 'heading' })]);
};
