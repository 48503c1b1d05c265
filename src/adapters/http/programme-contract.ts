import { z } from 'zod';
import { doors } from '../../features/meetings/grant/grant.ts';
import { settingIds } from '../../features/places/setting.ts';
import { id, nothing, words } from './shapes.ts';

/** HR's programmes, a part of our API that `contract.ts` takes in: how one is made, how it goes, and what was sent for it. */

const aggregate = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('published'), n: z.int(), mean: z.number(), releasedOn: z.string() }),
  /** All agreed: no exact value, a band. */
  z.object({ kind: z.literal('band'), n: z.int(), from: z.number(), to: z.number(), releasedOn: z.string() }),
  z.object({ kind: z.literal('suppressed'), threshold: z.int() }),
]);

export const programmeView = z.object({
  id,
  name: z.string(),
  state: z.enum(['draft', 'enrolling', 'matching', 'running', 'closing', 'closed']),
  sponsor: z.string(),
  threshold: z.int(),
  /** What shows at this size and what will not, said at set-up. */
  visibility: z.string(),
  moving: z.int(),
  total: z.int(),
  /** What to do now: one line, one button each. Without a duo: of somebody the programme names, who has left. */
  todo: z.array(z.object({
    duoId: id.nullable(), people: z.string(), reason: z.string(), since: z.string().nullable(), action: z.enum(['send-options', 'resume', 'form-duo', 'name-people']).nullable(),
    /** Whose account is gone: HR may name the one that takes its place. */
    gone: z.object({ side: z.enum(['mentor', 'mentee']), name: z.string() }).nullable(),
  })),
  /** Duos that rest because HR said that somebody is absent: nothing to do, and HR may have each go on. */
  absences: z.array(z.object({ duoId: id, people: z.string() })),
  /** What Microsoft refuses the app: each is one thing to do, with the duos it keeps where they can be told. */
  banners: z.array(z.object({
    kind: z.enum([...doors, 'calendars']), title: z.string(), sentence: z.string(), remedy: z.string(), after: z.string(),
    duos: z.array(z.object({ duoId: id, people: z.string(), since: z.string().nullable() })),
  })),
  sessions: z.object({ toPlan: z.int(), booked: z.int(), held: z.int(), toReplan: z.int() }),
  duos: z.array(z.object({
    id, mentor: z.string(), mentee: z.string(), state: z.string(),
    /** It lives, so that one of the two may be said to be absent. */
    mayRest: z.boolean(),
    /** HR sees the week, never place and hour. */
    week: z.string().nullable(),
    /** Its Monday, to sort by. */
    weekOf: z.string().nullable(), held: z.int(), planned: z.int(), steps: z.array(z.enum(['held', 'next', 'to-come'])),
    settings: z.array(z.enum(settingIds).nullable()),
  })),
  usefulness: z.array(z.object({ slice: z.enum(['mentors', 'mentees']), label: z.string(), aggregate })),
  /** Ticked comments, mixed, from ten authors on. */
  comments: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('published'), texts: z.array(z.string()), releasedOn: z.string() }),
    z.object({ kind: z.literal('suppressed'), threshold: z.int() }),
  ]),
});

export const deliveriesView = z.object({
  programme: z.object({ id, name: z.string() }),
  /** Messages of the programme: sent, waiting for their moment, shown in an earlier card because the allowance was used, and gone by mail in place of the chat. */
  counts: z.object({ sent: z.int(), waiting: z.int(), shown: z.int(), mailed: z.int() }),
  /** How many did not arrive, or perhaps not; at most a hundred are listed. */
  total: z.int(),
  undelivered: z.array(z.object({
    /** `other`: of the duo; null of what the sponsor or HR did not receive. */
    id, person: z.string(), other: z.string().nullable(), topic: z.string(), cause: z.string(), advice: z.string(), since: z.string(), mayArriveTwice: z.boolean(),
    /** What became of the mail in its place; null when none was due. */
    mail: z.string().nullable(),
  })),
});

const person = z.object({ id, name: z.string(), jobTitle: z.string().nullable(), site: z.string().nullable() });

/** `left`: what the directory says of somebody who has left, null of whoever is there. */
const named = person.extend({ left: z.string().nullable() });
const peopleView = z.object({
  name: z.string(),
  /** To be sent back with what is saved. */
  version: z.string(),
  sponsor: named, contacts: z.array(named),
});

/** Small letters: PostgreSQL tells no others apart, and whoever is named twice is one. */
const personId = id.toLowerCase();
/** Company and CSE referents, whom anyone may talk to, outside the programme's own view. */
const contactIds = z.array(personId).min(1).max(4);

const templateView = z.object({
  id: z.enum(['pilot', 'classic']), name: z.string(), summary: z.string(), sessions: z.int(), cadenceDays: z.int(), duration: z.int(),
});

export const programmeContract = {
  'GET /api/templates': { out: z.object({ templates: z.array(templateView) }) },
  'GET /api/directory': { query: z.object({ q: words.min(2).max(80) }), out: z.object({ people: z.array(person) }) },
  'POST /api/programmes': {
    body: z.object({
      template: z.enum(['pilot', 'classic']), name: words.trim().min(3).max(80), sponsorId: personId,
      /** 0 free places only, 1 up to 10 €, 2 up to 25 € for one person and session. */
      priceCeiling: z.int().min(0).max(2),
      /** Needed as soon as something is paid. */
      payer: words.trim().max(80),
      contactIds,
    }).strict(),
    out: programmeView,
  },
  'GET /api/programmes/:programme/people': { params: z.object({ programme: id }), out: peopleView },
  'PUT /api/programmes/:programme/people': {
    params: z.object({ programme: id }), body: z.object({ version: z.string().max(40), sponsorId: personId, contactIds }).strict(), out: peopleView,
  },
  'GET /api/programmes/:programme': { params: z.object({ programme: id }), out: programmeView },
  'POST /api/programmes/:programme/duos': {
    params: z.object({ programme: id }), body: z.object({ mentorId: personId, menteeId: personId }).strict(), out: programmeView,
  },
  'POST /api/programmes/:programme/duos/:duo/options': { params: z.object({ programme: id, duo: id }), body: nothing, out: programmeView },
  /** One of the two is absent: the duo rests until HR has it go on. */
  'POST /api/programmes/:programme/duos/:duo/absence': {
    params: z.object({ programme: id, duo: id }), body: z.object({ side: z.enum(['mentor', 'mentee']) }).strict(), out: programmeView,
  },
  /** A suspended duo goes on, once the directory shows both. */
  'POST /api/programmes/:programme/duos/:duo/resume': { params: z.object({ programme: id, duo: id }), body: nothing, out: programmeView },
  /** The account that has taken the place of one that is gone from the directory. */
  'POST /api/programmes/:programme/duos/:duo/account': {
    params: z.object({ programme: id, duo: id }), body: z.object({ side: z.enum(['mentor', 'mentee']), personId }).strict(), out: programmeView,
  },
  'GET /api/programmes/:programme/deliveries': { params: z.object({ programme: id }), out: deliveriesView },
  /** Sends again what did not arrive; what may have arrived, only with `mayArriveTwice`. */
  'POST /api/programmes/:programme/deliveries/:message/resend': {
    params: z.object({ programme: id, message: id }), body: z.object({ mayArriveTwice: z.boolean() }).strict(), out: deliveriesView,
  },
} as const;
