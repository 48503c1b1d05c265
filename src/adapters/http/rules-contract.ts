import { z } from 'zod';
import { autonomies } from '../../features/programmes/programme.ts';
import { limits } from '../../features/programmes/rules.ts';
import { id, words } from './shapes.ts';

/** HR's rules of a programme, a part of our API that `contract.ts` takes in. Bounds are said in words by the use case, so they are wide here. */
const whole = z.int().min(0).max(1_000_000);
const weekday = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
/** Four digits of year: dates are compared as text. */
const date = z.iso.date();

const rules = z.object({
  window: z.object({ days: z.array(weekday).max(5), from: whole, to: whole }).strict(),
  /** Minutes. */
  notice: whole, buffer: whole,
  remoteCap: whole,
  autonomy: z.enum(autonomies),
  quiet: z.array(z.object({ from: date, to: date, name: words.max(limits.quiet.name).optional() }).strict()).max(200),
  bridges: z.boolean(), schoolHolidays: z.boolean(),
  /** 0 free places only, 1 up to 10 €, 2 up to 25 € for one person and session. */
  priceCeiling: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  payer: words.max(limits.payer),
  /** Whether somebody whom Teams cannot reach may be written to by mail. */
  mailIfUnreachable: z.boolean(),
  /** Whether a guest in the directory may be in a duo. */
  guests: z.boolean(),
}).strict();

const foresight = z.object({
  /** Duos whose open options, or whose booked date, fall on a day of rest. */
  affected: z.object({ offers: z.int(), booked: z.int() }),
  regions: z.array(z.object({
    /** Null: people whose office is no declared site. */
    site: z.string().nullable(), people: z.int(), schoolZone: z.enum(['A', 'B', 'C']).nullable(),
    spells: z.array(z.object({ reason: z.enum(['closing', 'bridge', 'school-holiday']), name: z.string().nullable(), when: z.string() })),
  })),
  schoolYearsEnd: z.string(),
});

const view = foresight.extend({
  name: z.string(),
  /** To be sent back with what is saved. */
  version: z.string(),
  rules,
  frozen: z.object({ sessions: z.int(), cadenceDays: z.int(), duration: z.int(), threshold: z.int() }),
  /** Whether the operator named a mailbox to send from: without one no mail goes out, whatever the rule. */
  canMail: z.boolean(),
});

const params = z.object({ programme: id });

export const rulesContract = {
  'GET /api/programmes/:programme/rules': { params, out: view },
  'PUT /api/programmes/:programme/rules': { params, body: z.object({ version: z.string().max(40), rules }).strict(), out: view },
  'POST /api/programmes/:programme/rules/preview': { params, body: z.object({ rules }).strict(), out: foresight },
} as const;
