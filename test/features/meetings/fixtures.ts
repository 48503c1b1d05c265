import type { Links } from '../../../src/features/context.ts';
import type { Duo, Role } from '../../../src/features/matching/duo.ts';
import type { CardData } from '../../../src/features/meetings/cards.ts';
import type { Pair } from '../../../src/features/meetings/find-options.ts';
import type { Meeting, Session } from '../../../src/features/meetings/meeting.ts';
import type { Offer, OfferedOption, OfferedPlace } from '../../../src/features/meetings/offer.ts';
import type { OwnWhyNot, WhyNot } from '../../../src/features/meetings/why-not.ts';
import type { Situation } from '../../../src/features/meetings/situation.ts';
import type { Person } from '../../../src/features/people/person.ts';
import { seedSites } from '../../../src/features/places/content/sites.ts';
import type { PriceLevel } from '../../../src/features/places/place.ts';
import type { SettingId } from '../../../src/features/places/setting.ts';
import { frameFrom, type Programme } from '../../../src/features/programmes/programme.ts';
import { asId, type DuoId, type MeetingId, type OfferId, type PersonId, type ProgrammeId, type SessionId, type TenantId } from '../../../src/kernel/ids.ts';
import type { Lang } from '../../../src/kernel/text.ts';
import { day, fromIso, hour, type Instant, minute, plus, type Zone } from '../../../src/kernel/time.ts';

/** One duo of the demonstration company, in Paris, one Tuesday morning. */
export const now = fromIso('2026-11-24T08:10:00Z');
export const paris = 'Europe/Paris' as Zone;
const uuid = (n: number): string => `0000000${n}-0000-4000-8000-000000000000`;
export const tenantId = asId<TenantId>('5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e11');
export const ids = {
  mentor: asId<PersonId>(uuid(1)), mentee: asId<PersonId>(uuid(2)), programme: asId<ProgrammeId>(uuid(3)), duo: asId<DuoId>(uuid(4)),
  session: asId<SessionId>(uuid(5)), offer: asId<OfferId>(uuid(6)), meeting: asId<MeetingId>(uuid(7)), manager: asId<PersonId>(uuid(8)),
};

export const links: Links = {
  tab: ({ page }) => `https://teams.microsoft.com/l/entity/b10e6a54/my-duo?page=${page}`,
  home: () => 'https://teams.microsoft.com/l/entity/b10e6a54/my-duo',
};

export const personOf = (id: PersonId, name: string, more: Partial<Person> = {}): Person => ({
  tenantId, id, name, firstName: name.split(' ')[0] ?? name, mail: `${name.toLowerCase().replaceAll(' ', '.')}@meridiane.example`,
  jobTitle: null, office: 'Paris-La Défense', site: seedSites[0] ?? null, lang: 'fr', zone: paris, managerId: null,
  mri: null, conversationId: null, serviceUrl: null, reachable: true, isGuest: false, gone: null, ...more,
});

export const programme: Programme = {
  tenantId, id: ids.programme, name: 'Regards croisés', template: 'classic', state: 'running', sponsorId: ids.mentee,
  frame: frameFrom('classic', { priceCeiling: 2, payer: 'Méridiane' }), createdAt: plus(now, -30 * day),
};

const done = { answer: 'yes', answeredAt: plus(now, -10 * day), trackReadAt: plus(now, -9 * day) } as const;
export const duo: Duo = {
  tenantId, id: ids.duo, programmeId: ids.programme, state: 'active', createdAt: plus(now, -12 * day), invitedAt: plus(now, -12 * day), isAbsence: false, activatedAt: plus(now, -9 * day),
  mentor: { personId: ids.mentor, role: 'mentor', ...done }, mentee: { personId: ids.mentee, role: 'mentee', ...done },
};

export const pairIn = (mentorLang: Lang = 'fr', menteeLang: Lang = mentorLang, names: { mentor?: string; mentee?: string } = {}): Pair => ({
  duo, programme,
  mentor: personOf(ids.mentor, names.mentor ?? 'Inès Belkacem', { lang: mentorLang }),
  mentee: personOf(ids.mentee, names.mentee ?? 'Philippe Garnier', { lang: menteeLang }),
});

export const session: Session = {
  tenantId, id: ids.session, duoId: ids.duo, number: 1, purpose: 'talk', state: 'to-plan', dueAt: plus(now, 7 * day), blocked: null, blockedAt: null, searchAt: null, pausedUntil: null,
};

const placeOf = (name: string, address: string, price: PriceLevel): OfferedPlace => ({
  id: asId(uuid(9)), name, address, city: 'Courbevoie', lat: 48.8954, lon: 2.2431, price,
});
export const bistro = placeOf('Le Petit Zinc', '12, rue de l’Abreuvoir', 2);
export const garden = placeOf('Jardin des Lanternes', 'rue des Lanternes', 0);
export const gallery = placeOf('Maison de l’Image', '30, rue de la Verrerie', 0);

const at = (id: string, start: Instant, settingId: SettingId, place: OfferedPlace | null, fallback: OfferedPlace | null = null): OfferedOption => {
  const [way, end] = [place ? 15 * minute : 0, plus(start, 60 * minute)];
  const hold = { start: plus(start, -way), end: plus(end, way) };
  const travelOf = (minutes: number) => (place ? ({ mode: 'walk', minutes } as const) : ({ mode: 'none', minutes: 0 } as const));
  return {
    id, start, end, settingId, place, fallback, placeId: place?.id ?? null, fallbackId: fallback?.id ?? null, travel: { mentor: travelOf(11), mentee: travelOf(8) },
    hold: { mentor: hold, mentee: hold }, score: 1, reasons: [{ code: 'new-setting', settingId }, { code: 'close-to-mentee', minutes: 8 }],
  };
};

/** Paid; free, in the open air, with a roof to go to; and nowhere at all. */
export const lunch = at('1', fromIso('2026-12-08T11:15:00Z'), 'lunch', bistro);
export const walk = at('2', fromIso('2026-12-10T09:00:00Z'), 'walk', garden, gallery);
export const phone = at('3', fromIso('2026-12-11T14:30:00Z'), 'two-voice-walk', null);
export const options = [lunch, walk, phone] as const;

export const offerOf = (holder: Role, more: Partial<Offer> = {}): Offer => ({
  tenantId, id: ids.offer, duoId: ids.duo, sessionId: ids.session, round: 1, holder, act: holder === 'mentor' ? 'propose' : 'confirm', state: 'open',
  options, movingId: null, openedAt: now, heldSince: now, nudgedAt: null, ...more,
});

export const meetingOf = (option: OfferedOption, more: Partial<Meeting> = {}): Meeting => ({
  tenantId, id: ids.meeting, duoId: ids.duo, sessionId: ids.session, attempt: 1, state: 'booked', option, start: option.start, end: option.end,
  requestBody: '{}', eventId: 'event-1', replacesId: null, organiserId: ids.mentor, chosenBy: ids.mentee, chosenAt: now, askedAt: now, inOutlook: {}, isSpared: false, ...more,
});

/** Full calendars on both sides, and up to three things each could give up. */
export const whyNot = (ways = 3): WhyNot => {
  const changes = ([{ code: 'another-setting', settingId: 'museum' }, { code: 'longer-horizon', days: 12 }, { code: 'tentative-allowed', side: 'mentor' }] as const).slice(0, ways);
  const own: OwnWhyNot = { reason: { code: 'no-common-moment' }, binding: ['own-meetings', 'own-elsewhere'], changes };
  return { reason: own.reason, sides: { mentor: own, mentee: { ...own, binding: [] } } };
};

/** A name for a test, and what a card is made from. */
export type CardCase = readonly [name: string, data: CardData];

const situationsFor = (role: Role): readonly (readonly [name: string, Situation, at?: Instant])[] => {
  const other = role === 'mentor' ? 'mentee' : 'mentor';
  const mine = offerOf(role);
  const toMove = meetingOf(walk);
  const later = { ...offerOf(role, { act: 'confirm' }), movingId: toMove.id };
  const shown = (of: Offer, kept: readonly OfferedOption[] = options) => ({ kind: 'options', session, offer: of, options: kept, moving: null, isAgain: false, isUnsaid: false, mayPause: false }) as const;
  const again = { ...shown(mine), isAgain: true };
  return [
    ['three options', shown(mine)],
    ['three other options', again],
    ['one other option', { ...again, options: [lunch] }],
    ['three options once more', shown({ ...mine, nudgedAt: now })],
    ...options.map((option): readonly [string, Situation] => [`one option, ${option.settingId}`, shown(mine, [option])]),
    ['options that have all gone by', shown(mine, [])],
    ['a mentor who confirms alone', { ...again, offer: offerOf(role, { act: 'confirm' }) }],
    ['options to move a date', { kind: 'options', session, offer: later, options: [lunch, phone], moving: toMove, isAgain: false, isUnsaid: false, mayPause: false }],
    ['waiting', { kind: 'waiting', session, offer: offerOf(other), options, moving: null, isAgain: false, isUnsaid: false, mayPause: false }],
    ['waiting, and told so', { kind: 'waiting', session, offer: offerOf(other, { nudgedAt: now }), options, moving: null, isAgain: false, isUnsaid: false, mayPause: false }],
    ...(role === 'mentor' ? ([['waiting, while a date stands', { kind: 'waiting', session, offer: { ...offerOf(other), movingId: toMove.id }, options, moving: toMove, isAgain: false, isUnsaid: false, mayPause: false }]] as const) : []),
    ['a date lost', { kind: 'waiting', session, offer: offerOf(other), options, moving: null, isAgain: true, isUnsaid: false, mayPause: false }],
    ...options.flatMap((option): (readonly [string, Situation, Instant?])[] => [
      [`being booked, ${option.settingId}`, { kind: 'placing', session, meeting: meetingOf(option, { state: 'placing', eventId: null }) }],
      [`booked, ${option.settingId}`, { kind: 'booked', session, meeting: meetingOf(option) }],
      ...(['talk', 'hands-on', 'observe'] as const).map((purpose): readonly [string, Situation, Instant] =>
        [`the day before, ${option.settingId}, to ${purpose}`, { kind: 'booked', session: { ...session, purpose }, meeting: meetingOf(option) }, plus(option.start, -16 * hour)]),
    ]),
    ['under way', { kind: 'booked', session, meeting: meetingOf(lunch, { start: plus(now, -minute) }) }],
    ['over', { kind: 'check-in', session, meeting: meetingOf(lunch) }],
    ...([
      { code: 'no-setting' }, { code: 'no-place' }, { code: 'no-working-day' }, { code: 'no-common-moment' },
      ...(['mentor', 'mentee'] as const).flatMap((side) =>
        (['no-mailbox', 'not-readable', 'no-answer'] as const).map((why) => ({ code: 'unknown-availability', side, why }) as const)),
    ] as const).map((reason): readonly [string, Situation] => [`nothing: ${Object.values(reason).join(', ')}`, { kind: 'nothing', session, whyNot: { reason }, isAgain: false, mayPause: false }]),
    ['nothing, and three ways out', { kind: 'nothing', session, whyNot: whyNot(), isAgain: false, mayPause: false }],
    ['nothing, and one way out', { kind: 'nothing', session, whyNot: whyNot(1), isAgain: false, mayPause: false }],
    ['nothing to do yet', { kind: 'later', session }],
    ['my charter and track to do', { kind: 'getting-ready', mine: ['answer', 'track'], waitingForOther: true }],
    ['the other’s to do', { kind: 'getting-ready', mine: [], waitingForOther: true }],
    ['all is ready', { kind: 'getting-ready', mine: [], waitingForOther: false }],
    ['three options, and a pause', { ...again, mayPause: true }],
    ['waiting, and a pause', { kind: 'waiting', session, offer: offerOf(other), options, moving: null, isAgain: true, isUnsaid: false, mayPause: true }],
    ['nothing, and a pause', { kind: 'nothing', session, whyNot: whyNot(), isAgain: false, mayPause: true }],
    ['a pause', { kind: 'paused', session, until: plus(now, 14 * day) }],
    ['suspended', { kind: 'suspended' }],
    ...(role === 'mentor' ? wishes : ([['the date is kept', { kind: 'booked', session, meeting: meetingOf(lunch, { inOutlook: { proposal: { ...wished, isDeclined: false, isSettled: true } } }) }]] as const)),
    ['finished', { kind: 'finished' }],
    ['ended', { kind: 'declined' }],
  ];
};

/** Another time asked for in Outlook, as the mentor reads it: with a yes, with a no, too close, and once more. */
const wished = { start: plus(lunch.start, 3 * hour), end: plus(lunch.end, 3 * hour) };
const wishes = ([[false, true, {}], [true, true, {}], [false, false, {}], [false, true, { nudgedAt: now }]] as const)
  .map(([isDeclined, mayAccept, more]): readonly [string, Situation] => [
    `a time asked for${isDeclined ? ' with a no' : ''}${mayAccept ? '' : ', too close'}${'nudgedAt' in more ? ', once more' : ''}`,
    { kind: 'proposal', session, meeting: meetingOf(lunch), proposal: { ...wished, isDeclined, isSettled: false, ...more }, mayAccept },
  ]);

/** Every situation there is, for both, in both languages. */
export const cardCases = (pairFor: (lang: Lang) => Pair = pairIn): readonly CardCase[] =>
  (['fr', 'en'] as const).flatMap((lang) => (['mentor', 'mentee'] as const).flatMap((role) =>
    situationsFor(role).map(([name, situation, at = now]): CardCase => [`${lang}, ${role}: ${name}`, { situation, pair: pairFor(lang), role, links, now: at }])));

/** Every sentence a card shows or has read aloud, values of actions and addresses aside. */
export const textsIn = (value: unknown, key = ''): string[] => {
  if (typeof value === 'string') return ['text', 'title', 'value', 'label', 'speak', 'errorMessage', 'altText', 'placeholder'].includes(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, key));
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Record<string, unknown>;
  return Object.entries(node).flatMap(([name, child]) =>
    name === 'data' || name === 'url' || (name === 'value' && String(node['type']).startsWith('Input')) || (name === 'value' && key === 'choices') ? [] : textsIn(child, name));
};
