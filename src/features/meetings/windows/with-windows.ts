import type { Db } from '../../../db/connect.ts';
import type { TenantId } from '../../../kernel/ids.ts';
import type { Calendar } from '../../context.ts';
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
    const blind = [...read].flatMap(([id, found]) => (found.kind === 'unknown' && found.reason !== 'no-answer' ? [id] : []));
    if (blind.length === 0) return read;
    const said = await listWindows(db, tenantId, blind);
    return new Map([...read].map(([id, found]) => {
      const windows = said.get(id)?.filter(({ end }) => end > span.start);
      return [id, windows && windows.length > 0 && blind.includes(id) ? { kind: 'known' as const, busy: busyOutside(windows, span) } : found] as const;
    }));
  },
});
