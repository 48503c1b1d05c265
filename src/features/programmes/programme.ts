import type { PersonId, ProgrammeId, TenantId } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { leastThreshold } from '../privacy/aggregate.ts';
import type { PriceLevel } from '../places/place.ts';
import type { Purpose } from '../places/setting.ts';
import type { WorkingWindow } from '../places/slot.ts';

export type TemplateId = 'pilot' | 'classic';
/**
 * How far duos and Binôme may go by themselves: places of the catalogue only; a free place or another setting as well; or Binôme
 * books the best moment itself, which either side may still move.
 */
export const autonomies = ['catalogue', 'free-place', 'books-itself'] as const;
export type Autonomy = (typeof autonomies)[number];

export type ProgrammeState = 'draft' | 'enrolling' | 'matching' | 'running' | 'closing' | 'closed';

/** A period in which everything rests, for everybody. Local dates, ends included. */
export interface QuietPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** As HR calls it: « fermeture d'août ». */
  readonly name?: string;
}

/**
 * The rules a programme lives by. HR may edit those of rules.ts for what comes; sessions, cadence, duration, purposes and threshold are
 * frozen when it is created.
 */
export interface Frame {
  readonly sessions: number;
  /** Days from one session to the next. */
  readonly cadenceDays: number;
  /** Session length, minutes. */
  readonly duration: 30 | 45 | 60 | 90;
  /** What each session is for, in order; the last one serves for any beyond. */
  readonly purposes: readonly Purpose[];
  readonly window: WorkingWindow;
  /** Closing weeks and whatever else stops every clock. */
  readonly quiet: readonly QuietPeriod[];
  /** Whether the working day between a public holiday and a weekend is quiet too, by the region of each person. */
  readonly bridges: boolean;
  /** Whether school holidays are quiet, by the zone of each person's site. */
  readonly schoolHolidays: boolean;
  readonly autonomy: Autonomy;
  /** Minutes a person must have between now and leaving for a meeting. */
  readonly notice: number;
  /** Minutes kept free around other meetings, beyond travel. */
  readonly buffer: number;
  /** How many sessions of the plan may be held at a distance. */
  readonly remoteCap: number;
  /** What is paid at most for one person; null: nobody pays, free places only. */
  readonly priceCeiling: PriceLevel | null;
  readonly payer: string;
  /** Whether somebody whom Teams cannot reach may be written to by mail. */
  readonly mailIfUnreachable: boolean;
  /** Whether a guest in the directory may be in a duo: their calendar is another organisation's, so they tick their own times. */
  readonly guests: boolean;
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

/** What every template starts from. A day of notice, so that nobody is ambushed. */
const usual = {
  window: officeHours, quiet: [], bridges: false, schoolHolidays: false, autonomy: 'catalogue', notice: 24 * 60, buffer: 5,
  mailIfUnreachable: false, guests: false, threshold: leastThreshold,
} as const satisfies Partial<Frame>;

type Start = Omit<Frame, 'priceCeiling' | 'payer'>;

/** Defaults from programmes that worked; the pilot is the same duo life in half the time. */
export const templates = {
  classic: {
    sessions: 6, cadenceDays: 30, duration: 60, purposes: ['talk', 'hands-on', 'observe', 'hands-on', 'observe', 'talk'],
    remoteCap: 2, ...usual,
  },
  pilot: {
    sessions: 3, cadenceDays: 21, duration: 45, purposes: ['talk', 'hands-on', 'observe'],
    remoteCap: 1, ...usual,
  },
} as const satisfies Record<TemplateId, Start>;

export const frameFrom = (template: TemplateId, money: { priceCeiling: PriceLevel; payer: string }): Frame => ({
  ...templates[template],
  ...paidBy(money),
});

/** No ceiling without somebody who pays: then only free places are offered. */
export const paidBy = ({ priceCeiling, payer }: { readonly priceCeiling: PriceLevel | null; readonly payer: string }): Pick<Frame, 'priceCeiling' | 'payer'> => ({
  priceCeiling: priceCeiling === 0 || payer.trim() === '' ? null : priceCeiling, payer: payer.trim(),
});

export const purposeOf = (frame: Frame, number: number): Purpose => frame.purposes[Math.min(number, frame.purposes.length) - 1] ?? 'talk';
