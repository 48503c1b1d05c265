import { asId } from '../../../kernel/ids.ts';
import type { SiteId } from '../../../kernel/ids.ts';
import type { Zone } from '../../../kernel/time.ts';
import type { Site } from '../site.ts';

export type SiteCity = 'paris' | 'lyon' | 'strasbourg';

const zone = 'Europe/Paris' as Zone;
const country = 'FR';

const sites: Readonly<Record<SiteCity, Site>> = {
  paris: {
    id: asId<SiteId>('517e0000-0000-4000-8000-000000000001'),
    name: 'Paris-La Défense', city: 'Paris', coordinates: { lat: 48.8919, lon: 2.2389 }, zone, country, department: '92',
  },
  lyon: {
    id: asId<SiteId>('517e0000-0000-4000-8000-000000000002'),
    name: 'Lyon Part-Dieu', city: 'Lyon', coordinates: { lat: 45.7606, lon: 4.8596 }, zone, country, department: '69',
  },
  strasbourg: {
    id: asId<SiteId>('517e0000-0000-4000-8000-000000000003'),
    name: 'Strasbourg', city: 'Strasbourg', coordinates: { lat: 48.5846, lon: 7.7507 }, zone, country, department: '67',
  },
};

/** The three sites of the demonstration company. */
export const seedSites: readonly Site[] = Object.values(sites);

export const seedSiteId = (city: SiteCity): SiteId => sites[city].id;
