import { z } from 'zod';
import { id, iso, nothing } from './shapes.ts';

/** The person who runs an executive's dates: whom the executive names, and what that person sees and does. */

const colleague = z.object({ id, name: z.string(), jobTitle: z.string().nullable(), site: z.string().nullable() });
export const assistantView = z.object({ canName: z.boolean(), assistant: colleague.nullable() });

/** A moment without what it is for, why it was found, who pays or how far anybody comes from. */
const moment = z.object({
  id: z.string(), start: iso, end: iso, day: z.string(), time: z.string(), until: z.string(),
  place: z.object({ name: z.string(), address: z.string(), mapUrl: z.url() }).nullable(), where: z.string(), fallback: z.string().nullable(),
}).strict();

export const datesView = z.object({
  dates: z.array(z.object({
    duoId: id, executive: z.string(), other: z.string(),
    next: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('options'), offerId: id, options: z.array(moment), moving: moment.extend({ meetingId: id }).nullable(),
        /** In whose name the invitation goes out once somebody confirms. */
        organiser: z.string(),
      }).strict(),
      z.object({ kind: z.enum(['placing', 'booked']), meetingId: id, moment, canChange: z.boolean() }).strict(),
      z.object({ kind: z.literal('none') }).strict(),
    ]),
  }).strict()),
}).strict();

/** One's own work-purpose order: neither whom one meets, nor why, nor how far one comes from. A signatory of null is left to a hand. */
export const orderView = z.object({
  person: z.object({ name: z.string(), jobTitle: z.string().nullable(), site: z.string().nullable() }),
  subject: z.string(), day: z.string(), starts: z.string(), ends: z.string(), where: z.string(), fallback: z.string().nullable(),
  costs: z.string(), statement: z.string(), signatory: z.object({ name: z.string(), jobTitle: z.string().nullable() }).nullable(),
  /** A calendar file (RFC 5545). */
  file: z.object({ name: z.string(), text: z.string() }),
}).strict();

/** Parts of the two weeks to come, for whoever's calendar cannot be read. */
export const windowsView = z.object({
  isNeeded: z.boolean(), least: z.int(), most: z.int(),
  days: z.array(z.object({
    date: z.string(), day: z.string(), windows: z.array(z.object({ key: z.string(), part: z.enum(['morning', 'lunch', 'afternoon']), isTicked: z.boolean() })),
  })),
});

export const peopleContract = {
  'GET /api/windows': { out: windowsView },
  'PUT /api/windows': { body: z.object({ windows: z.array(z.string().max(30)).max(42) }).strict(), out: windowsView },
  'GET /api/meetings/:meeting/order': { params: z.object({ meeting: id }), out: orderView },
  'GET /api/assistant': { out: assistantView },
  'PUT /api/assistant': { body: z.object({ personId: id }).strict(), out: assistantView },
  'DELETE /api/assistant': { out: assistantView },
  'GET /api/assistant/candidates': { query: z.object({ q: z.string().min(2).max(80) }), out: z.object({ people: z.array(colleague) }) },
  'GET /api/dates': { out: datesView },
  'POST /api/dates/offers/:offer/confirm': { params: z.object({ offer: id }), body: z.object({ option: z.string().max(40) }).strict(), out: datesView },
  'POST /api/dates/offers/:offer/other-times': { params: z.object({ offer: id }), body: nothing, out: datesView },
  'POST /api/dates/meetings/:meeting/move': { params: z.object({ meeting: id }), body: nothing, out: datesView },
  'POST /api/dates/meetings/:meeting/keep': { params: z.object({ meeting: id }), body: nothing, out: datesView },
  'POST /api/dates/meetings/:meeting/cancel': { params: z.object({ meeting: id }), body: nothing, out: datesView },
} as const;
