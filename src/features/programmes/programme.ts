import type { PersonId, ProgrammeId, TenantId } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { leastThreshold } from '../privacy/aggregate.ts';
import type { PriceLevel } from '../places/place.ts';
import type { Purpose } from '../places/setting.ts';
import type { WorkingWindow } from '../places/slot.ts';

export type TemplateId = 'pilot' | 'classic';
export type ProgrammeState = 'draft' | 'enrolling' | 'matching' | 'running' | 'closing' | 'closed';

/** The rules a programme lives by, frozen when it is created. */
export interface Frame {
  readonly sessions: number;
  /** Days from one session to the next. */
  readonly cadenceDays: number;
  /** Session length, minutes. */
  readonly duration: 30 | 45 | 60 | 90;
  /** What each session is for, in order; the last one serves for any beyond. */
  readonly purposes: readonly Purpose[];
  readonly window: WorkingWindow;
  readonly quiet: readonly { readonly from: LocalDate; readonly to: LocalDate }[];
  /** What is paid at most for one person; null: nobody pays, free places only. */
  readonly priceCeiling: PriceLevel | null;
  readonly payer: string;
  /** Smallest group whose figure HR may read. */
  readonly threshold: number;
}

export interface Programme {
  readonly tenantId: TenantId;
  readonly id: ProgrammeId;
  readonly name: string;
  readonly template: TemplateId;
  readonly state: ProgrammeState;
  readonly sponsorId: PersonId;
  readonly frame: Frame;
  readonly createdAt: Instant;
}

/** Office days and hours, as a company's agreement on the right to disconnect usually has them (Code du travail, L.2242-17). */
const officeHours: WorkingWindow = { days: [1, 2, 3, 4, 5], from: 8 * 60 + 30, to: 18 * 60 + 30 };

/** Minutes a person must have between now and leaving for a meeting: a working day, so that nobody is ambushed. */
export const notice = 24 * 60;
/** Minutes kept free around other meetings, beyond travel. */
export const buffer = 5;

type Start = Omit<Frame, 'priceCeiling' | 'payer'>;

/** Defaults from programmes that worked; the pilot is the same duo life in half the time. */
export const templates = {
  classic: {
    sessions: 6, cadenceDays: 30, duration: 60, purposes: ['talk', 'hands-on', 'observe', 'hands-on', 'observe', 'talk'],
    window: officeHours, quiet: [], threshold: leastThreshold,
  },
  pilot: {
    sessions: 3, cadenceDays: 21, duration: 45, purposes: ['talk', 'hands-on', 'observe'],
    window: officeHours, quiet: [], threshold: leastThreshold,
  },
} as const satisfies Record<TemplateId, Start>;

export const frameFrom = (template: TemplateId, money: { priceCeiling: PriceLevel; payer: string }): Frame => ({
  ...templates[template],
  priceCeiling: money.priceCeiling === 0 ? null : money.priceCeiling,
  payer: money.payer,
});

export const purposeOf = (frame: Frame, number: number): Purpose => frame.purposes[Math.min(number, frame.purposes.length) - 1] ?? 'talk';
