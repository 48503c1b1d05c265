import type { PlaceId } from '../../../kernel/ids.ts';
import type { Coordinates } from '../place.ts';
import type { Site } from '../site.ts';
import { distance } from '../travel.ts';
import type { Column, RawLine } from './columns.ts';
import { type CataloguePlace, findProblems, type PlaceDraft } from './draft.ts';
import { type Defaults, type LineNote, type LineProblem, type ReadLine, readLine } from './line.ts';
import { addressKey, nameKey } from './spelling.ts';

/** Two places of the same name this near each other are one, metres. */
const sameSpot = 80;

interface Comparable {
  readonly name: string;
  readonly address: string;
  readonly city: string;
  readonly coordinates: Coordinates;
}

/** Finds what is the same place: the same name within 80 m, or the same door. */
export const createTwins = <T extends Comparable>(first: readonly T[] = []) => {
  const byName = new Map<string, T[]>();
  const byDoor = new Map<string, T>();
  const add = (place: T): void => {
    const [name, door] = [nameKey(place.name), addressKey(place.address, place.city)];
    byName.set(name, [...(byName.get(name) ?? []), place]);
    if (door !== '' && !byDoor.has(door)) byDoor.set(door, place);
  };
  for (const place of first) add(place);
  const find = (place: Comparable): T | undefined =>
    byName.get(nameKey(place.name))?.find((other) => distance(place.coordinates, other.coordinates) <= sameSpot) ?? byDoor.get(addressKey(place.address, place.city));
  return { add, find };
};

/** What will become of a line, and why. */
export type Verdict =
  | { readonly kind: 'add'; readonly place: CataloguePlace }
  | { readonly kind: 'change'; readonly place: CataloguePlace; readonly before: CataloguePlace; readonly changed: readonly Column[] }
  | { readonly kind: 'same'; readonly place: CataloguePlace }
  | { readonly kind: 'merged'; readonly into: number; readonly why: 'name' | 'door' }
  | { readonly kind: 'refused'; readonly problems: readonly (LineProblem | { readonly code: 'archived' | 'no-roof' | 'shelters' })[] };

export interface PlannedLine {
  readonly line: number;
  readonly name: string;
  readonly notes: readonly LineNote[];
  readonly verdict: Verdict;
}

type Entry = Comparable & { read: ReadLine; readonly index: number };

/** Lines that say the same place are one: the first wins, the next ones fill what it leaves out. */
const mergeLines = (reads: readonly ReadLine[], again: (raw: RawLine) => ReadLine) => {
  const twins = createTwins<Entry>();
  const entries = new Map<number, Entry>();
  const merged = new Map<number, Verdict>();
  reads.forEach((read, index) => {
    if (read.problems.length > 0) return;
    const twin = twins.find(read.draft);
    if (!twin) {
      const entry: Entry = { name: read.draft.name, address: read.draft.address, city: read.draft.city, coordinates: read.draft.coordinates, read, index };
      twins.add(entry);
      entries.set(index, entry);
      return;
    }
    merged.set(index, { kind: 'merged', into: twin.read.raw.line, why: nameKey(twin.name) === nameKey(read.draft.name) ? 'name' : 'door' });
    const both = again({ ...read.raw, ...twin.read.raw });
    if (both.problems.length === 0) twin.read = both;
  });
  return { entries, merged };
};

const columnsOf: readonly (readonly [Column, keyof PlaceDraft])[] = [
  ['name', 'name'], ['address', 'address'], ['city', 'city'], ['lat', 'coordinates'], ['settings', 'settings'], ['opening', 'opening'], ['price', 'price'],
  ['stepFree', 'stepFree'], ['quiet', 'quiet'], ['openAir', 'openAir'], ['capacity', 'capacity'], ['fallback', 'fallbackId'], ['sites', 'nearSites'],
];

const isSame = (field: keyof PlaceDraft, a: PlaceDraft, b: PlaceDraft): boolean => {
  if (field === 'name' || field === 'city') return nameKey(a[field]) === nameKey(b[field]);
  if (field === 'address') return a.address === b.address || (addressKey(a.address, a.city) !== '' && addressKey(a.address, a.city) === addressKey(b.address, b.city));
  if (field === 'settings' || field === 'nearSites') return a[field].length === b[field].length && new Set<string>([...a[field], ...b[field]]).size === a[field].length;
  const hours = (draft: PlaceDraft) => draft.opening.map(({ day, from, to }) => day * 10_000 + from + to / 10_000).toSorted((x, y) => x - y).join();
  if (field === 'opening') return hours(a) === hours(b);
  if (field === 'coordinates') return distance(a.coordinates, b.coordinates) < 1;
  return a[field] === b[field];
};

/** Takes from the line only what it says: defaults never overwrite what HR knows. */
const changeBy = (before: CataloguePlace, { raw, draft }: ReadLine): { place: CataloguePlace; changed: readonly Column[] } => {
  const changed = columnsOf.filter(([column, field]) => (raw[column] !== undefined || (column === 'lat' && raw.point !== undefined)) && !isSame(field, before, draft));
  return { place: { ...before, ...Object.fromEntries(changed.map(([, field]) => [field, draft[field]])) }, changed: changed.map(([column]) => column) };
};

/**
 * The whole import, decided before anything is written: the preview shows it, applying it writes it. Pure: the same
 * lines and catalogue give the same plan, but for the ids of what is new.
 */
export const planImport = (
  lines: readonly RawLine[], defaults: Defaults, sites: readonly Site[], catalogue: readonly CataloguePlace[], newId: () => PlaceId,
): readonly PlannedLine[] => {
  const again = (raw: RawLine) => readLine(raw, defaults, sites);
  const reads = lines.map(again);
  const { entries, merged } = mergeLines(reads, again);
  // The living first: an archived twin matters only where there is no other.
  const kept = createTwins(catalogue.toSorted((a, b) => Number(a.archived) - Number(b.archived)));
  const twinOf = new Map([...entries].map(([index, { read }]) => [index, kept.find(read.draft)]));

  const candidates = new Map([...entries.keys()].map((index) => {
    const twin = twinOf.get(index);
    return [index, twin ? twin.id : newId()] as const;
  }));
  const roofs = new Map<string, Omit<CataloguePlace, 'archived'>>();
  for (const place of catalogue) if (!place.archived && !place.openAir) roofs.set(nameKey(place.name), place);
  for (const [index, { read }] of entries)
    if (!read.draft.openAir && !twinOf.get(index)) roofs.set(nameKey(read.draft.name), { ...read.draft, id: candidates.get(index) as PlaceId });
  for (const [index, { read }] of entries) if (read.draft.openAir && twinOf.get(index)) roofs.delete(nameKey(twinOf.get(index)?.name ?? ''));

  const judge = (index: number, { read }: Entry): Verdict => {
    const roof = roofs.get(nameKey(read.roof));
    const withRoof = { ...read, draft: { ...read.draft, fallbackId: read.draft.openAir ? (roof?.id ?? null) : null } };
    const before = twinOf.get(index);
    if (before?.archived) return { kind: 'refused', problems: [{ code: 'archived' }] };
    const { place, changed } = before
      ? changeBy(before, withRoof)
      : { place: { ...withRoof.draft, id: candidates.get(index) as PlaceId, archived: false }, changed: [] };
    if (place.openAir && catalogue.some((other) => other.fallbackId === place.id && !other.archived)) return { kind: 'refused', problems: [{ code: 'shelters' }] };
    const shelter = place.fallbackId === null ? undefined : (catalogue.find(({ id }) => id === place.fallbackId) ?? roof);
    if (findProblems(place, shelter).length > 0) return { kind: 'refused', problems: [{ code: 'no-roof' }] };
    if (!before) return { kind: 'add', place };
    return changed.length > 0 ? { kind: 'change', place, before, changed } : { kind: 'same', place };
  };

  return reads.map((read, index) => {
    const entry = entries.get(index);
    const { draft, notes } = entry?.read ?? read;
    const verdict = merged.get(index) ?? (entry ? judge(index, entry) : { kind: 'refused' as const, problems: read.problems });
    return { line: read.raw.line, name: draft.name, notes, verdict };
  });
};
