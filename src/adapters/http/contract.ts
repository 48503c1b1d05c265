import { z } from 'zod';
import { maxTextLength } from '../../kernel/card.ts';
import { dayParts, priceLimits, spokenLanguages, teleworkDays, teleworkRange, walkRange } from '../../features/places/preferences/preferences.ts';
import { pauseWeeks } from '../../features/meetings/pause.ts';
import { longestTyped } from '../../features/meetings/typed-place.ts';
import { preferenceFields } from '../../features/privacy/readers.ts';
import { settingIds } from '../../features/places/setting.ts';
import { programmeContract, type deliveriesView, type programmeView } from './programme-contract.ts';
import { placesContract } from './places-contract.ts';
import { rulesContract } from './rules-contract.ts';
import { peopleContract } from './people-contract.ts';
import { planContract, type planView } from './plan-contract.ts';
import { id, iso, nothing, words } from './shapes.ts';

/**
 * The whole of our own API as one table: what goes in, what comes out. The server parses with it at the door, the tab
 * imports its type, /openapi.json is made from it. Sentences come in the reader's language (`Accept-Language`).
 */

export const optionView = z.object({
  id: z.string(),
  start: iso,
  end: iso,
  /** « mardi 8 décembre » */
  day: z.string(),
  /** « 12 h 15 » */
  time: z.string(),
  settingId: z.enum(settingIds),
  setting: z.string(),
  place: z.object({ name: z.string(), address: z.string(), mapUrl: z.url() }).nullable(),
  /** The address of a place that one of the two typed. */
  where: z.string().nullable(),
  /** Where to go when it rains; null under a roof. */
  fallback: z.string().nullable(),
  /** « à huit minutes à pied, retour à 13 h 30 », as this reader lives it. */
  doorToDoor: z.string(),
  /** Who pays and up to how much. */
  price: z.string(),
  reasons: z.array(z.string()),
});

/** The meeting that other options would move. */
const moving = optionView.extend({ meetingId: id });

const contact = z.object({ name: z.string(), role: z.string(), mail: z.string() });

/** Days to rest until, where a pause is offered; empty otherwise. */
const pause = z.array(z.object({ weeks: z.literal(pauseWeeks), label: z.string() }));
/** Said where these moments are here because a date did not hold. */
const again = z.string().nullable();

const next = z.discriminatedUnion('kind', [
  /** Something is missing before anything may be booked; `mine` are the reader's own steps, in order. */
  z.object({ kind: z.literal('getting-ready'), mine: z.array(z.enum(['answer', 'track'])), waitingForOther: z.boolean() }),
  /** The reader holds the options. `act`: the mentor proposes several, the mentee (or whoever moves a date) confirms one. */
  z.object({
    kind: z.literal('options'), offerId: id, act: z.enum(['propose', 'confirm']), options: z.array(optionView),
    /** Set when the options would move a meeting that stands until then. */
    moving: moving.nullable(), pause, again,
    /** Who typed one of these places themselves. */
    typedBy: z.enum(['mentor', 'mentee']).nullable(), isInMyName: z.boolean(),
    /** Null where the programme keeps to its catalogue; `settings` is empty once one was asked for in this session. */
    beyond: z.object({
      settings: z.array(z.enum(settingIds)), placeSettings: z.array(z.enum(settingIds)), maxPrice: z.int().min(0).max(3), payer: z.string(),
    }).nullable(),
  }),
  z.object({ kind: z.literal('waiting'), offerId: id, options: z.array(optionView), since: z.string(), isNudged: z.boolean(), moving: moving.nullable(), pause, again }),
  /** The mentee asks in Outlook for another time. `accept` is null when that time is too close. */
  z.object({
    kind: z.literal('proposal'), meetingId: id, title: z.string(), sentence: z.string(), note: z.string().nullable(), accept: z.string().nullable(), refuse: z.string(),
  }),
  z.object({ kind: z.literal('paused'), sentence: z.string() }),
  /** `slow`: what keeps it, once it takes longer than a press. */
  z.object({ kind: z.literal('placing'), meetingId: id, option: optionView, slow: z.string().nullable() }),
  /** `placeInOutlook`: what somebody wrote there in the place of ours. */
  z.object({ kind: z.literal('booked'), meetingId: id, option: optionView, organiser: z.string(), isElsewhere: z.boolean(), placeInOutlook: z.string().nullable() }),
  /** The meeting is over and the reader has not said how it went. */
  z.object({ kind: z.literal('check-in'), meetingId: id, option: optionView }),
  /** Nothing to choose from: a sentence that is exact about one's own side only. */
  z.object({
    kind: z.literal('nothing'), sentence: z.string(), again: z.string(), canAskAgain: z.boolean(),
    /** The reader's calendar cannot be read: they may say when they are free. */
    canTick: z.boolean(),
    /** What would open a moment, each tried: a button's label, and what the press carries. */
    changes: z.array(z.object({ label: z.string(), change: z.string() })).max(3), pause,
  }),
  /** The next options come by themselves around this day. */
  z.object({ kind: z.literal('later'), sentence: z.string() }),
  z.object({ kind: z.literal('finished') }),
  z.object({ kind: z.literal('declined'), sentence: z.string() }),
  /** Nothing is asked of anybody for now. */
  z.object({ kind: z.literal('suspended'), sentence: z.string() }),
]);

export const checkInView = z.object({
  meetingId: id,
  number: z.int(),
  day: z.string(),
  /** Whether page two carries the feedback form (sessions 1, middle, last). */
  formDue: z.boolean(),
  held: z.boolean().nullable(),
  usefulness: z.int().min(1).max(5).nullable(),
  tryNext: z.string().nullable(),
  ease: z.int().min(1).max(5).nullable(),
  pace: z.int().min(1).max(5).nullable(),
  comment: z.string().nullable(),
  shareComment: z.boolean(),
  /** Who reads each field, from the one table. */
  readers: z.record(z.enum(['held', 'usefulness', 'tryNext', 'ease', 'pace', 'comment']), z.string()),
  canChange: z.boolean(),
});

export const duoView = z.object({
  id,
  programme: z.object({ id, name: z.string(), sessions: z.int() }),
  role: z.enum(['mentor', 'mentee']),
  other: z.object({ name: z.string(), firstName: z.string(), site: z.string() }),
  state: z.enum(['invited', 'active', 'suspended', 'declined', 'closed']),
  /** The sessions of the plan as a path: past ones filled, the next one large, the rest to come. */
  journey: z.array(z.object({
    number: z.int(), state: z.enum(['held', 'next', 'to-come']), settingId: z.enum(settingIds).nullable(), day: z.string().nullable(),
  })),
  /** Where the next date stands, in one line. */
  stateLine: z.string().nullable(),
  next,
  canvas: z.object({ topic: z.string(), tryThis: z.string(), questionBack: z.string() }),
  goals: z.array(z.object({ text: z.string() })),
  history: z.array(z.object({
    meetingId: id, number: z.int(), day: z.string(), time: z.string(), settingId: z.enum(settingIds), setting: z.string(), place: z.string().nullable(),
    state: z.enum(['held', 'missed', 'unsaid', 'cancelled', 'moved', 'booked']), stateLabel: z.string(),
    /** The reader's own answer, if any; never the other's. */
    usefulness: z.int().nullable(), canCheckIn: z.boolean(),
  })),
  /** What became of the duo's dates, newest first: facts without an author or a cause. */
  life: z.array(z.object({ day: z.string(), line: z.string() })),
  charter: z.object({ signed: z.boolean(), paragraphs: z.array(z.string()) }),
  talkTo: z.array(contact),
});

export const meView = z.object({
  id, name: z.string(), firstName: z.string(), isManager: z.boolean(),
  /** Whether somebody has entrusted their dates to this person. */
  runsDates: z.boolean(),
  duos: z.array(z.object({ id, otherName: z.string(), programmeName: z.string(), role: z.enum(['mentor', 'mentee']) })),
  programmes: z.array(z.object({ id, name: z.string() })),
});

const preferences = z.object({
  enjoyed: z.array(z.enum(settingIds)).max(settingIds.length).readonly(), refused: z.array(z.enum(settingIds)).max(settingIds.length).readonly(),
  /** 0 free, 1 up to 10 €, 2 up to 25 €. */
  maxPrice: z.literal(priceLimits), openAir: z.boolean(),
  maxWalk: z.int().min(walkRange.least).max(walkRange.most), avoided: z.array(z.enum(dayParts)).max(dayParts.length).readonly(),
  /** ISO weekdays, and minutes from home to where one meets: declared, never an address. */
  telework: z.object({ days: z.array(z.literal(teleworkDays)).max(teleworkDays.length).readonly(), minutes: z.int().min(teleworkRange.least).max(teleworkRange.most) }).strict(),
  languages: z.array(z.enum(spokenLanguages)).max(spokenLanguages.length).readonly(), neutralRoom: z.boolean(),
});
const accessNeeds = z.object({ stepFree: z.boolean(), quiet: z.boolean() });

/** One's own preferences: no route names another person's. */
export const preferencesView = preferences.extend({
  /** Null without consent: nothing is known then. */
  access: accessNeeds.nullable(),
  readers: z.record(z.enum(preferenceFields), z.string()),
});

/** Every refusal of the API has this shape: `message` is a sentence in the reader's language. */
export const refusalView = z.object({ code: z.string(), message: z.string(), field: z.string().optional(), id: z.string().optional() });

const text = words.max(maxTextLength);
const rating = z.int().min(1).max(5);

/** Texts may be empty here: the use case says which one is missing, in words. */
const typedPlace = z.object({
  name: words.max(longestTyped.name), address: words.max(longestTyped.address), settingId: z.enum(settingIds), price: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  openAir: z.boolean(), fallback: words.max(longestTyped.fallback), minutes: z.object({ mentor: z.int().min(0).max(999), mentee: z.int().min(0).max(999) }).strict(),
  coordinates: z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }).strict().nullable(), isPublic: z.boolean(),
}).strict();

export const contract = {
  'GET /api/me': { out: meView },
  'GET /api/preferences': { out: preferencesView },
  'PUT /api/preferences': { body: preferences.strict(), out: preferencesView },
  /** Consent is this act: given apart, for needs that are then said. */
  'PUT /api/preferences/access': { body: accessNeeds.extend({ consent: z.literal(true) }).strict(), out: preferencesView },
  /** Withdraws the consent and erases what it covered. */
  'DELETE /api/preferences/access': { out: preferencesView },
  'GET /api/duos/:duo': { params: z.object({ duo: id }), out: duoView },
  'POST /api/duos/:duo/answer': { params: z.object({ duo: id }), body: z.object({ answer: z.enum(['yes', 'no']) }).strict(), out: duoView },
  /** No reason is asked; the other learns only that the duo has ended. */
  'POST /api/duos/:duo/leave': { params: z.object({ duo: id }), body: nothing, out: duoView },
  'POST /api/duos/:duo/track': { params: z.object({ duo: id }), body: nothing, out: duoView },
  /** The person asks for options again (after "nothing"), or HR has three new ones sent. */
  'POST /api/duos/:duo/options': { params: z.object({ duo: id }), body: nothing, out: duoView },
  /** After two lost dates: the duo rests, and either ends it when they wish. */
  'POST /api/duos/:duo/pause': { params: z.object({ duo: id }), body: z.object({ weeks: z.literal(pauseWeeks) }).strict(), out: duoView },
  'POST /api/duos/:duo/resume': { params: z.object({ duo: id }), body: nothing, out: duoView },
  /** One tap on a way out of "nothing": the search is made again with a change that the duo's page offered. */
  'POST /api/duos/:duo/unlock': { params: z.object({ duo: id }), body: z.object({ change: z.string().max(60) }).strict(), out: duoView },
  'POST /api/offers/:offer/propose': {
    params: z.object({ offer: id }), body: z.object({ options: z.array(z.string().max(40)).min(1).max(3) }).strict(), out: duoView,
  },
  'POST /api/offers/:offer/confirm': { params: z.object({ offer: id }), body: z.object({ option: z.string().max(40) }).strict(), out: duoView },
  'POST /api/offers/:offer/other-times': { params: z.object({ offer: id }), body: nothing, out: duoView },
  /** Moments in one setting, where the programme's autonomy lets a duo ask: once a session for each side. */
  'POST /api/offers/:offer/setting': { params: z.object({ offer: id }), body: z.object({ setting: z.enum(settingIds) }).strict(), out: duoView },
  /** A place of one's own, at a moment offered (`option`) or at one that is searched (null). */
  'POST /api/offers/:offer/place': { params: z.object({ offer: id }), body: z.object({ place: typedPlace, option: z.string().max(40).nullable() }).strict(), out: duoView },
  'POST /api/meetings/:meeting/move': { params: z.object({ meeting: id }), body: nothing, out: duoView },
  'POST /api/meetings/:meeting/keep': { params: z.object({ meeting: id }), body: nothing, out: duoView },
  /** The mentor grants the time that the mentee asked for in Outlook, or does not. */
  'POST /api/meetings/:meeting/accept-time': { params: z.object({ meeting: id }), body: nothing, out: duoView },
  'POST /api/meetings/:meeting/refuse-time': { params: z.object({ meeting: id }), body: nothing, out: duoView },
  'POST /api/meetings/:meeting/cancel': { params: z.object({ meeting: id }), body: nothing, out: duoView },
  'GET /api/meetings/:meeting/check-in': { params: z.object({ meeting: id }), out: checkInView },
  'PUT /api/meetings/:meeting/check-in': {
    params: z.object({ meeting: id }),
    body: z.object({
      held: z.boolean(), usefulness: rating.nullish(), tryNext: text.nullish(),
      ease: rating.nullish(), pace: rating.nullish(), comment: text.nullish(), shareComment: z.boolean().optional(),
    }).strict(),
    out: checkInView,
  },
  ...programmeContract,
  ...placesContract,
  ...rulesContract,
  ...planContract,
  ...peopleContract,
} as const satisfies Record<string, { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType; out: z.ZodType; bodyLimit?: number }>;

type Contract = typeof contract;
type Part<R, K extends string> = R extends Record<K, infer S extends z.ZodType> ? z.input<S> : undefined;

/** What the tab knows of the server: for each route, its params, query, body and answer. */
export type Api = {
  [R in keyof Contract]: {
    params: Part<Contract[R], 'params'>; query: Part<Contract[R], 'query'>; body: Part<Contract[R], 'body'>; out: z.output<Contract[R]['out']>;
  };
};

export type OptionView = z.output<typeof optionView>;
export type DuoView = z.output<typeof duoView>;
export type CheckInView = z.output<typeof checkInView>;
export type ProgrammeView = z.output<typeof programmeView>;
export type DeliveriesView = z.output<typeof deliveriesView>;
export type PlanView = z.output<typeof planView>;
export type MeView = z.output<typeof meView>;
export type PreferencesView = z.output<typeof preferencesView>;
export type RefusalView = z.output<typeof refusalView>;
