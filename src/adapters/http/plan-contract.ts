import { z } from 'zod';
import { settingIds } from '../../features/places/setting.ts';
import { id } from './shapes.ts';

/** The plan of a whole programme, the part of our API that `contract.ts` takes in. HR sees a week and a setting; no day, no hour, no place. */
const moment = z.object({
  /** « semaine du 30 novembre » */
  week: z.string(),
  /** Its Monday, to sort by. */
  weekOf: z.iso.date(),
  settingId: z.enum(settingIds), setting: z.string(),
}).strict();

const item = z.object({
  duoId: id, mentor: z.string(), mentee: z.string(),
  state: z.enum(['waiting', 'looked', 'planned', 'none', 'sending', 'sent', 'placing', 'booked', 'skipped', 'gone', 'excluded']),
  moment: moment.nullable(),
  /** A category, never whose hour or whose wish. */
  reason: z.string().nullable(),
  pinned: z.boolean(),
}).strict();

export const planView = z.object({
  programme: z.object({ id, name: z.string() }),
  plannable: z.int(), active: z.int(),
  plan: z.object({
    state: z.enum(['working', 'stopped', 'ready', 'sending', 'sent']),
    total: z.int(), done: z.int(),
    /** What sending does in this programme, or did: invitations in mentors' names where Binôme books by itself, cards to mentors. */
    sends: z.object({ invitations: z.int(), cards: z.int() }).strict(),
    settings: z.array(z.object({ settingId: z.enum(settingIds), setting: z.string(), count: z.int() })),
    places: z.object({ used: z.int(), full: z.int() }).nullable(),
    items: z.array(item),
  }).nullable(),
}).strict();

const choicesView = z.object({ choices: z.array(moment.extend({ choice: z.int() }).strict()) });

const ofProgramme = { params: z.object({ programme: id }), body: z.object({}).strict(), out: planView };
const ofDuo = z.object({ programme: id, duo: id });

export const planContract = {
  'GET /api/programmes/:programme/plan': { params: z.object({ programme: id }), out: planView },
  /** Starts a plan; plans anew, around what is pinned, when one is ready. */
  'POST /api/programmes/:programme/plan': ofProgramme,
  'POST /api/programmes/:programme/plan/stop': ofProgramme,
  'POST /api/programmes/:programme/plan/resume': ofProgramme,
  'POST /api/programmes/:programme/plan/send': ofProgramme,
  'POST /api/programmes/:programme/plan/discard': ofProgramme,
  'PUT /api/programmes/:programme/plan/duos/:duo/pin': { params: ofDuo, body: z.object({ pinned: z.boolean() }).strict(), out: planView },
  'PUT /api/programmes/:programme/plan/duos/:duo/exclusion': { params: ofDuo, body: z.object({ excluded: z.boolean() }).strict(), out: planView },
  /** Other moments for this duo, looked for now. */
  'POST /api/programmes/:programme/plan/duos/:duo/choices': { params: ofDuo, body: z.object({}).strict(), out: choicesView },
  'POST /api/programmes/:programme/plan/duos/:duo/swap': { params: ofDuo, body: z.object({ choice: z.int().min(0).max(20) }).strict(), out: planView },
} as const;
