import type { Db, Trx } from '../../db/connect.ts';
import type { TenantId } from '../../kernel/ids.ts';
import { hasRoom } from '../places/occupancy.ts';
import { findCapacity } from '../places/store.ts';
import type { Meeting } from './meeting.ts';
import type { OfferedOption } from './offer.ts';
import { listTaken, lockPlace } from './store.ts';

/** Rule `capacity` as it stands now: whether our other duos leave a place for `option`. `except` are meetings it would replace. */
export const checkRoom = async (
  db: Db | Trx, tenantId: TenantId, { placeId, start, end }: Pick<OfferedOption, 'placeId' | 'start' | 'end'>, except: readonly (Meeting | null)[],
): Promise<boolean> => {
  if (placeId === null) return true;
  const taken = await listTaken(db, tenantId, [placeId], { start, end }, except);
  return hasRoom(await findCapacity(db, tenantId, placeId), taken, { start, end });
};

/** The same for a booking: it waits for whoever books that place at the same time, and then counts them. */
export const takesRoom = async (trx: Trx, tenantId: TenantId, option: OfferedOption, except: readonly (Meeting | null)[]): Promise<boolean> => {
  if (option.placeId !== null) await lockPlace(trx, tenantId, option.placeId);
  return checkRoom(trx, tenantId, option, except);
};
