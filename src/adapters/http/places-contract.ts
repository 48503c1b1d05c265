import { z } from 'zod';
import { columns, longestCell, mostLines } from '../../features/places/catalogue/columns.ts';
import { longestSuggestion } from '../../features/places/suggestions/suggestion.ts';
import { settingIds } from '../../features/places/setting.ts';
import { id, nothing, words } from './shapes.ts';

/** HR's catalogue, the part of our API that `contract.ts` takes in: places, sites, imports, a programme's settings. */
const setting = z.enum(settingIds);
const weekday = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)]);
const opening = z.array(z.object({ day: weekday, from: z.int().min(0).max(1440), to: z.int().min(0).max(1440) }).strict()).max(70);
const price = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
const coordinates = z.object({ lat: z.number(), lon: z.number() }).strict();

/** Texts may be empty here: the use case says which one is missing, in words. */
const placeDraft = z.object({
  name: z.string().max(200), address: z.string().max(200), city: z.string().max(200), coordinates,
  settings: z.array(setting).max(settingIds.length), opening, price, stepFree: z.boolean(), quiet: z.boolean(), openAir: z.boolean(),
  /** Months, ends included; null: all year. */
  season: z.object({ from: z.int().min(1).max(12), to: z.int().min(1).max(12) }).strict().nullish(),
  fallbackId: id.nullable(), nearSites: z.array(id).max(200), capacity: z.int().min(1).max(99).nullable(),
});

const siteDraft = z.object({
  name: z.string().max(120), city: z.string().max(80), coordinates, zone: z.string().max(60),
  country: z.string().regex(/^[A-Z]{2}$/), department: z.string().regex(/^(\d{2,3}|2[ABab])$/),
});

const catalogueView = z.object({
  places: z.array(placeDraft.extend({ id, archived: z.boolean() })),
  sites: z.array(siteDraft.extend({ id, zone: z.string(), country: z.string(), department: z.string() })),
  /** What duos would like to find here, without whose idea it was. */
  suggestions: z.array(z.object({ id, name: z.string(), address: z.string(), settings: z.array(setting), why: z.string().nullable() })),
  /** The import that can still be undone. */
  lastImport: z.object({ id, source: z.string(), when: z.string(), added: z.int(), changed: z.int() }).nullable(),
});

const line = (most: number) => words.max(most);
const suggestion = z.object({
  name: line(longestSuggestion.name), address: line(longestSuggestion.address), settings: z.array(setting).max(settingIds.length), why: line(longestSuggestion.why).nullable(),
});

/** One's own. */
const suggestionsView = z.object({
  readers: z.string(), suggestions: z.array(z.object({ id, name: z.string(), state: z.enum(['open', 'accepted', 'declined']) })),
});

const cell = z.string().max(longestCell).optional();
const importBody = z.object({
  lines: z.array(z.object({ line: z.int().min(1), ...Object.fromEntries(columns.map((column) => [column, cell])) as Record<(typeof columns)[number], typeof cell> }).strict()).min(1).max(mostLines),
  defaults: z.object({
    settings: z.array(setting).min(1), opening: opening.min(1), price, city: z.string().max(80), within: z.number().min(0.5).max(50),
  }).strict(),
});

const planView = z.object({
  counts: z.object({ add: z.int(), change: z.int(), same: z.int(), refused: z.int() }),
  lines: z.array(z.object({ line: z.int(), name: z.string(), kind: z.enum(['add', 'change', 'same', 'merged', 'refused']), says: z.array(z.string()) })),
});

const settingsView = z.object({
  settings: z.array(z.object({ id: setting, name: z.string(), purposes: z.array(z.enum(['hands-on', 'observe', 'talk'])), isOn: z.boolean() })),
});

/** A file of 2 MB, its lines as JSON. */
const fileLimit = 4 * 1024 * 1024;
const saved = z.object({ id });

export const placesContract = {
  'GET /api/places': { out: catalogueView },
  /** `suggestion`: the one it is made from, which is accepted by the same act. */
  'POST /api/places': { body: placeDraft.extend({ suggestion: id.optional() }).strict(), out: saved },
  'GET /api/suggestions': { out: suggestionsView },
  'POST /api/suggestions': { body: suggestion.strict(), out: suggestionsView },
  'POST /api/suggestions/:suggestion/decline': { params: z.object({ suggestion: id }), body: nothing, out: saved },
  'PUT /api/places/:place': { params: z.object({ place: id }), body: placeDraft.strict(), out: saved },
  'POST /api/places/:place/archive': { params: z.object({ place: id }), body: z.object({ archived: z.boolean() }).strict(), out: saved },
  'POST /api/sites': { body: siteDraft.strict(), out: saved },
  'PUT /api/sites/:site': { params: z.object({ site: id }), body: siteDraft.strict(), out: saved },
  'POST /api/imports/preview': { body: importBody.strict(), out: planView, bodyLimit: fileLimit },
  'POST /api/imports': {
    body: importBody.extend({ source: z.string().max(200) }).strict(), out: z.object({ added: z.int(), changed: z.int() }), bodyLimit: fileLimit,
  },
  'POST /api/imports/:import/undo': { params: z.object({ import: id }), body: nothing, out: saved },
  'GET /api/programmes/:programme/settings': { params: z.object({ programme: id }), out: settingsView },
  'PUT /api/programmes/:programme/settings': {
    params: z.object({ programme: id }), body: z.object({ on: z.array(setting).max(settingIds.length) }).strict(), out: settingsView,
  },
} as const;

