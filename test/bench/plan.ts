import { spawnSync } from 'node:child_process';
import { occupancyOf } from '../../src/features/places/occupancy.ts';
import { type Ledger, openLedger } from '../../src/features/places/plan/ledger.ts';
import { type Looked, lookedFor, shareOut } from '../../src/features/places/plan/share.ts';
import { prepareCatalogue } from '../../src/features/places/prepare.ts';
import { searchIn } from '../../src/features/places/search.ts';
import type { BusyItem, DuoSearch, Seeker } from '../../src/features/places/slot.ts';
import { asId, type PersonId } from '../../src/kernel/ids.ts';
import { type Figure, toReach } from './figures.ts';
import { calendar, duo } from './slots.ts';

/** Duos whose calendars are in memory at once: what a chunk of the job reads (chunkOf in meetings/plan/plan.ts). */
const chunk = 200;

/** Milliseconds of processor: the machine has others to serve. */
const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Who is in duo `index`: a mentor has two duos, an executive three. */
const twoOf = (index: number) => ({ mentor: asId<PersonId>(`mentor ${Math.floor(index / 2)}`), mentee: asId<PersonId>(`mentee ${Math.floor(index / 3)}`) });
const seekerOf = (person: Seeker, id: PersonId, busy: readonly BusyItem[]): Seeker => ({ ...person, id, availability: { kind: 'known', busy } });

interface PlanFigures {
  /** Milliseconds of processor, all threads: the searches, the sharing (with the searches made again around what others have), and both. */
  readonly searching: number;
  readonly sharing: number;
  readonly planned: number;
  readonly again: number;
  /** Megabytes, RSS of a process that does nothing else: the most it had, and before the first duo. */
  readonly most: number;
  readonly before: number;
}

/**
 * The next session of each of `n` duos, places shared, people in several duos. Calendars are made as they are read from Graph, a chunk at a
 * time, and let go; the time to make them is left out, for in life it is Graph's.
 */
export const planProgramme = (n: number): PlanFigures => {
  const before = process.memoryUsage().rss;
  let most = before;
  const pattern = duo(0);
  const catalogue = prepareCatalogue(pattern);
  const capacities = new Map(pattern.places.map(({ id, capacity }) => [id, capacity]));
  const searchOf = (index: number, taken?: (person: PersonId) => readonly BusyItem[]): DuoSearch => {
    const two = twoOf(index);
    const busy = (seed: number, id: PersonId): readonly BusyItem[] => [...calendar(seed), ...(taken?.(id) ?? [])];
    return {
      ...pattern, wanted: lookedFor,
      mentor: seekerOf(pattern.mentor, two.mentor, busy(2 * Math.floor(index / 2) + 1, two.mentor)),
      mentee: seekerOf(pattern.mentee, two.mentee, busy(2 * Math.floor(index / 3) + 2, two.mentee)),
    };
  };

  let [searching, making] = [0, 0];
  const looked: Looked[] = [];
  for (let first = 0; first < n; first += chunk) {
    const began = processor();
    const searches = Array.from({ length: Math.min(chunk, n - first) }, (_, index) => searchOf(first + index));
    const start = processor();
    making += start - began;
    for (const [index, search] of searches.entries()) {
      const found = searchIn(catalogue, search);
      looked.push({
        id: String(first + index), two: twoOf(first + index), options: found.kind === 'found' ? found.options : [], reason: found.kind === 'none' ? found.reason : null, pinned: null,
      });
    }
    searching += processor() - start;
    most = Math.max(most, process.memoryUsage().rss);
  }

  let again = 0;
  const books = openLedger((place) => capacities.get(place) ?? 1, pattern.buffer, { holds: [], sessions: [] });
  const occupancy = occupancyOf(catalogue);
  const ledger: Ledger = {
    ...books,
    take: (option, two) => {
      books.take(option, two);
      const { placeId, start, end } = option;
      if (placeId !== null) occupancy.take({ placeId, start, end });
    },
  };
  const start = processor();
  const steps = shareOut(looked, {
    ledger, seed: 1,
    again: ({ id }) => {
      const search = searchOf(Number(id), (person) => ledger.takenOf(person).map((held) => ({ ...held, status: 'busy' as const })));
      again++;
      const found = searchIn(catalogue, { ...search, wanted: 2 }, occupancy);
      return found.kind === 'found' ? found.options : [];
    },
  });
  let step = steps.next();
  while (!step.done) {
    most = Math.max(most, process.memoryUsage().rss);
    step = steps.next();
  }
  // Making calendars again is taken off at what it cost the first time: asking for the time at each would cost more than a search.
  const sharing = processor() - start - (making / n) * again;
  most = Math.max(most, process.memoryUsage().rss);
  const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
  return { searching, sharing, planned: step.value.filter(({ kind }) => kind === 'planned').length, again, most: megabytes(most), before: megabytes(before) };
};

/** The row of `npm run bench`, measured in a process of its own: its memory is nobody else's. */
export const planFigures = (n = 10_000): readonly Figure[] => {
  // A heap that may not grow: by itself V8 lets garbage pile up for as long as the machine has memory. The calendars of a chunk are young, and
  // let go with it: with less room than they need, they would be copied again and again.
  const limits = ['--max-old-space-size=128', '--max-semi-space-size=16'];
  const { stdout, stderr, status } = spawnSync(process.execPath, [...limits, import.meta.filename, String(n)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The plan did not end well: ${stderr}`);
  const { searching, sharing, planned, again, most, before } = JSON.parse(stdout) as PlanFigures;
  return [
    {
      name: 'plan of a whole programme', value: `${((searching + sharing) / 1000).toFixed(2)} s (search ${(searching / 1000).toFixed(2)}, sharing ${(sharing / 1000).toFixed(2)})`, n,
      note: `${toReach('3 s', searching + sharing <= 3000)}; ${planned} planned, ${again} searched twice; processor time; 40 places shared, mentors in 2 duos, executives in 3; reading calendars left out`,
    },
    { name: '  its memory (RSS)', value: `${most} MB at most, ${before} MB before`, n: 1, note: `${toReach('300 MB', most <= 300)}; a process of its own, heap held to 128 MB, calendars of ${chunk} duos at a time` },
  ];
};

if (import.meta.main) console.log(JSON.stringify(planProgramme(Number(process.argv[2] ?? 10_000))));
