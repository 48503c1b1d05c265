import type { SiteId } from '../../kernel/ids.ts';
import type { Zone } from '../../kernel/time.ts';
import type { Coordinates } from './place.ts';

/** Where people of the company work. */
export interface Site {
  readonly id: SiteId;
  readonly name: string;
  readonly city: string;
  readonly coordinates: Coordinates;
  readonly zone: Zone;
  /** Country and subdivision as date-holidays knows them; the departments 57, 67 and 68 keep two holidays more. */
  readonly country: string;
  readonly department: string;
}
