import type { Db } from '../../../db/connect.ts';
import type { TenantId } from '../../../kernel/ids.ts';
import type { Calendar } from '../../context.ts';
import { unreadable } from '../../places/slot.ts';
import { listWindows } from './store.ts';
import { busyOutside } from './windows.ts';

/**
 * The calendar as the searches read it: whoever has none that can be read, and has said when they are free, is free then and busy otherwise.
 * A calendar that does not answer just now stays unknown.
 */
export const withWindows = (calendar: Calendar, db: Db, tenantId: TenantId): Calendar => ({
  ...calendar,
  availability: async (people, span, options) => {
    const read = await calendar.availability(people, span, options);
    const blind = new Map([...read].flatMap(([id, found]) => {
      const why = unreadable(found);
      return why ? [[id, why] as const] : [];
    }));
    if (blind.size === 0) return read;
    const said = await listWindows(db, tenantId, [...blind.keys()]);
    return new Map([...read].map(([id, found]) => {
      const ticked = blind.get(id);
      const windows = said.get(id)?.filter(({ end }) => end > span.start) ?? [];
      return [id, ticked && windows.length > 0 ? { kind: 'known' as const, busy: busyOutside(windows, span), ticked } : found] as const;
    }));
  },
});
