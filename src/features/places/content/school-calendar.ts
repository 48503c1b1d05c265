import type { LocalDate } from '../../../kernel/time.ts';

/**
 * The national school calendar of metropolitan France by holiday zone (Code de l'éducation, L521-1 and D521-1; arrêté of 22 October 2025,
 * JORFTEXT000052416058). Read from public copies of education.gouv.fr: three that agree for 2026-27; for 2027-28 two for zone C and one for A and B, and
 * the summer of 2028 in doubt by a day, so the years known end before it. Corsica and the overseas departments set their own.
 */
export const schoolZones = ['A', 'B', 'C'] as const;
export type SchoolZone = (typeof schoolZones)[number];

export const schoolBreaks = ['autumn', 'christmas', 'winter', 'spring', 'summer'] as const;
export type SchoolBreak = (typeof schoolBreaks)[number];

export interface SchoolHoliday {
  readonly name: SchoolBreak;
  /** First and last days without school, weekends included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What this table knows: before and after, nothing is said to be a holiday, and HR is told. */
export const schoolYearsKnown = { from: '2026-09-01' as LocalDate, to: '2028-07-03' as LocalDate };

const on = (name: SchoolBreak, from: string, to: string): SchoolHoliday => ({ name, from: from as LocalDate, to: to as LocalDate });

const everywhere: readonly SchoolHoliday[] = [
  on('autumn', '2026-10-17', '2026-11-01'), on('christmas', '2026-12-19', '2027-01-03'), on('summer', '2027-07-03', '2027-09-01'),
  on('autumn', '2027-10-23', '2027-11-07'), on('christmas', '2027-12-18', '2028-01-02'),
];

export const schoolHolidays: Readonly<Record<SchoolZone, readonly SchoolHoliday[]>> = {
  A: [
    ...everywhere, on('winter', '2027-02-13', '2027-02-28'), on('spring', '2027-04-10', '2027-04-25'),
    on('winter', '2028-02-19', '2028-03-05'), on('spring', '2028-04-22', '2028-05-08'),
  ],
  B: [
    ...everywhere, on('winter', '2027-02-20', '2027-03-07'), on('spring', '2027-04-17', '2027-05-02'),
    on('winter', '2028-02-05', '2028-02-20'), on('spring', '2028-04-08', '2028-04-23'),
  ],
  C: [
    ...everywhere, on('winter', '2027-02-06', '2027-02-21'), on('spring', '2027-04-03', '2027-04-18'),
    on('winter', '2028-02-12', '2028-02-27'), on('spring', '2028-04-15', '2028-05-01'),
  ],
};

/** Departments of each zone, academy by academy, in the order the arrêté names them. */
const departments: Readonly<Record<SchoolZone, string>> = {
  // Besançon, Bordeaux, Clermont-Ferrand, Dijon, Grenoble, Limoges, Lyon, Poitiers
  A: '25 39 70 90  24 33 40 47 64  03 15 43 63  21 58 71 89  07 26 38 73 74  19 23 87  01 42 69  16 17 79 86',
  // Aix-Marseille, Amiens, Lille, Nancy-Metz, Nantes, Nice, Normandie, Orléans-Tours, Reims, Rennes, Strasbourg
  B: '04 05 13 84  02 60 80  59 62  54 55 57 88  44 49 53 72 85  06 83  14 27 50 61 76  18 28 36 37 41 45  08 10 51 52  22 29 35 56  67 68',
  // Créteil, Montpellier, Paris, Toulouse, Versailles
  C: '77 93 94  11 30 34 48 66  75  09 12 31 32 46 65 81 82  78 91 92 95',
};

const zones = new Map(schoolZones.flatMap((zone) => departments[zone].split(/\s+/).map((department) => [department, zone] as const)));

/** Null where no zone is known: Corsica, overseas, abroad, or nobody said where. */
export const schoolZoneOf = (region: { readonly country: string; readonly department: string } | null): SchoolZone | null =>
  region?.country === 'FR' ? (zones.get(region.department.padStart(2, '0')) ?? null) : null;
