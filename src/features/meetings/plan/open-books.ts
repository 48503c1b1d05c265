import type { Db, Trx } from '../../../db/connect.ts';
import type { DuoId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/time.ts';
import { usualCapacity } from '../../places/place.ts';
import { type Ledger, openLedger, type Two } from '../../places/plan/ledger.ts';
import { lookedFor } from '../../places/plan/share.ts';
import { listOpenPlaces } from '../../places/store.ts';
import type { Programme } from '../../programmes/programme.ts';
import { type Known, optionsIn } from '../find-options.ts';
import type { OfferedOption } from '../offer.ts';
import { listHolds, listTakenAhead } from '../store.ts';
import { type PlanItem, plannable } from './plan.ts';
import type { RecordedDuo } from './read-duos.ts';

/** A ledger in which everything that is booked is taken already: people by any of our meetings, places by any of our duos. */
export const openBooks = async (db: Db | Trx, { tenantId, frame }: Programme, duos: readonly Two[], now: Instant): Promise<Ledger> => {
  const people = [...new Set(duos.flatMap(({ mentor, mentee }) => [mentor, mentee]))];
  const places = await listOpenPlaces(db, tenantId);
  const sessions = await listTakenAhead(db, tenantId, now);
  const holds = people.length > 0 ? await listHolds(db, tenantId, people, []) : [];
  const capacities = new Map(places.map(({ id, capacity }) => [id, capacity]));
  return openLedger((place) => capacities.get(place) ?? usualCapacity, frame.buffer, { holds, sessions });
};

/** The same, with what the plan gives to all of its duos but one taken too. */
export const openPlanBooks = async (db: Db | Trx, programme: Programme, items: readonly PlanItem[], except: DuoId, now: Instant): Promise<Ledger> => {
  const ledger = await openBooks(db, programme, items.map(({ two }) => two), now);
  for (const { duoId, option, two, state, excluded } of items) if (option && state === 'planned' && !excluded && duoId !== except) ledger.take(option, two);
  return ledger;
};

/** What one duo could have around what a ledger holds by now. */
export const lookAround = (known: Known, ledger: Ledger, { pair, record }: RecordedDuo, now: Instant): readonly OfferedOption[] => {
  const wants = plannable(record, now);
  if (typeof wants === 'string') return [];
  const holds = [pair.mentor.id, pair.mentee.id].flatMap((personId) => ledger.takenOf(personId).map(({ start, end }) => ({ personId, start, end })));
  const found = optionsIn({ ...known, holds: [...known.holds, ...holds], taken: ledger.takenPlaces() }, pair, wants.session, null, now, lookedFor);
  return found.kind === 'found' ? found.options : [];
};
