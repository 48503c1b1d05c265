import { asId } from '../../../kernel/ids.ts';
import type { PlaceId, SiteId } from '../../../kernel/ids.ts';
import type { Weekday } from '../../../kernel/time.ts';
import { type OpeningHours, type Place, type PriceLevel, usualCapacity } from '../place.ts';
import type { SettingId } from '../setting.ts';
import type { SiteCity } from './sites.ts';

/** Places to start from, near the three sites of the demonstration. All are invented: names, addresses and hours. */
interface Seed {
  readonly name: string;
  readonly address: string;
  readonly town: string;
  readonly at: readonly [lat: number, lon: number];
  readonly settings: readonly SettingId[];
  readonly open: keyof typeof openings;
  readonly price: PriceLevel;
  readonly quiet?: true;
  readonly stepFree?: false;
  /** For the open air: the place of the same list to go to when it rains. */
  readonly roof?: string;
}

const time = (hours: number, minutes = 0) => hours * 60 + minutes;
const on = (days: readonly Weekday[], ...intervals: readonly (readonly [from: number, to: number])[]): readonly OpeningHours[] =>
  days.flatMap((day) => intervals.map(([from, to]) => ({ day, from, to })));

const openings = {
  café: [...on([1, 2, 3, 4, 5], [time(7, 30), time(19)]), ...on([6], [time(8), time(19)])],
  bakery: on([1, 2, 3, 4, 5, 6], [time(7), time(19, 30)]),
  lunch: on([1, 2, 3, 4, 5], [time(11, 45), time(14, 45)]),
  tea: on([2, 3, 4, 5, 6], [time(10, 30), time(19, 30)]),
  park: on([1, 2, 3, 4, 5, 6, 7], [time(8), time(18)]),
  museum: on([2, 3, 4, 5, 6, 7], [time(10), time(18)]),
  'co-working': on([1, 2, 3, 4, 5], [time(8, 30), time(19)]),
  maker: on([2, 3, 4, 5], [time(9, 30), time(12, 30)], [time(13, 30), time(18, 30)]),
  shop: [...on([1], [time(14), time(19)]), ...on([2, 3, 4, 5, 6], [time(10), time(19)])],
  site: on([1, 2, 3, 4, 5], [time(8, 30), time(18)]),
} as const satisfies Record<string, readonly OpeningHours[]>;

const seeds: Readonly<Record<SiteCity, readonly Seed[]>> = {
  paris: [
    { name: 'Café des Grandes Arches', address: '4, passage des Tilleuls', town: 'Courbevoie', at: [48.8947, 2.2423],
      settings: ['coffee', 'breakfast'], open: 'café', price: 1 },
    { name: 'Le Comptoir de Marius', address: '21, rue de la Garenne Basse', town: 'Puteaux', at: [48.8896, 2.2344],
      settings: ['coffee', 'lunch'], open: 'café', price: 2 },
    { name: 'Boulangerie Aux Deux Épis', address: '9, rue des Meuniers', town: 'Courbevoie', at: [48.8935, 2.2446],
      settings: ['breakfast', 'coffee'], open: 'bakery', price: 1 },
    { name: 'Le Petit Zinc', address: '12, rue de l’Abreuvoir', town: 'Courbevoie', at: [48.8954, 2.2431],
      settings: ['lunch'], open: 'lunch', price: 2 },
    { name: 'La Table de Louise', address: '3, place du Lavoir', town: 'Puteaux', at: [48.8872, 2.2364],
      settings: ['lunch'], open: 'lunch', price: 2, quiet: true },
    { name: 'Cantine Sésame', address: '17, allée des Peupliers', town: 'Courbevoie', at: [48.8941, 2.2410],
      settings: ['lunch'], open: 'lunch', price: 1 },
    { name: 'Salon de thé Mirabelle', address: '6, rue du Vieux Puits', town: 'Neuilly-sur-Seine', at: [48.8881, 2.2550],
      settings: ['coffee', 'end-of-day'], open: 'tea', price: 1, quiet: true },
    { name: 'Promenade de l’Île aux Saules', address: 'quai des Lavandières', town: 'Puteaux', at: [48.8879, 2.2362],
      settings: ['walk'], open: 'park', price: 0, roof: 'Le Comptoir de Marius' },
    { name: 'Jardin des Lanternes', address: 'rue des Lanternes', town: 'Courbevoie', at: [48.8961, 2.2356],
      settings: ['walk', 'coffee'], open: 'park', price: 0, quiet: true, roof: 'Maison de l’Image, La Verrière' },
    { name: 'Maison de l’Image, La Verrière', address: '30, rue de la Verrerie', town: 'Courbevoie', at: [48.8970, 2.2363],
      settings: ['museum'], open: 'museum', price: 0, quiet: true },
    { name: 'Le Quai 27, coworking', address: '27, quai du Halage', town: 'Puteaux', at: [48.8869, 2.2434],
      settings: ['co-working'], open: 'co-working', price: 1, quiet: true },
    { name: 'Fablab La Limaille', address: '8, impasse des Forgerons', town: 'Courbevoie', at: [48.8951, 2.2327],
      settings: ['maker-space'], open: 'maker', price: 0, quiet: true },
    { name: 'Épicerie pilote Les Quatre Marchés', address: '2, rue du Marché Couvert', town: 'Puteaux', at: [48.8883, 2.2373],
      settings: ['shop-visit'], open: 'shop', price: 0 },
    { name: 'Librairie Le Feuilleton', address: '15, rue des Écluses', town: 'Neuilly-sur-Seine', at: [48.8932, 2.2523],
      settings: ['shop-visit', 'coffee'], open: 'shop', price: 1, quiet: true, stepFree: false },
    { name: 'Pavillon des projets Méridiane', address: '11, rue de l’Horloge', town: 'Puteaux', at: [48.8888, 2.2318],
      settings: ['other-site'], open: 'site', price: 0, quiet: true },
  ],
  lyon: [
    { name: 'Café Le Tramail', address: '5, rue des Mariniers', town: 'Lyon 3e', at: [45.7590, 4.8624],
      settings: ['coffee', 'breakfast'], open: 'café', price: 1 },
    { name: 'Brûlerie Saint-Eucher', address: '18, rue du Grand Cèdre', town: 'Lyon 6e', at: [45.7644, 4.8547],
      settings: ['coffee'], open: 'café', price: 1, quiet: true },
    { name: 'Fournil de la Buire', address: '7, rue des Tanneurs', town: 'Lyon 3e', at: [45.7576, 4.8569],
      settings: ['breakfast', 'coffee'], open: 'bakery', price: 1 },
    { name: 'Bouchon Chez Colette', address: '10, rue de la Navette', town: 'Lyon 3e', at: [45.7595, 4.8538],
      settings: ['lunch'], open: 'lunch', price: 2, stepFree: false },
    { name: 'La Cuisine de Ninon', address: '24, rue des Canuses', town: 'Lyon 6e', at: [45.7637, 4.8557],
      settings: ['lunch'], open: 'lunch', price: 2, quiet: true },
    { name: 'Le Bol de Jade', address: '3, allée des Platanes', town: 'Lyon 3e', at: [45.7619, 4.8636],
      settings: ['lunch'], open: 'lunch', price: 1 },
    { name: 'Thé et Traboule', address: '13, montée du Tisseur', town: 'Lyon 3e', at: [45.7584, 4.8485],
      settings: ['coffee', 'end-of-day'], open: 'tea', price: 1, quiet: true },
    { name: 'Parc des Mûriers', address: 'allée des Mûriers', town: 'Lyon 6e', at: [45.7656, 4.8581],
      settings: ['walk', 'coffee'], open: 'park', price: 0, quiet: true, roof: 'Maison du Fil et de la Couleur' },
    { name: 'Berges du Colombier', address: 'quai du Colombier', town: 'Lyon 3e', at: [45.7613, 4.8477],
      settings: ['walk'], open: 'park', price: 0, roof: 'Thé et Traboule' },
    { name: 'Maison du Fil et de la Couleur', address: '40, rue des Teinturiers', town: 'Lyon 6e', at: [45.7664, 4.8592],
      settings: ['museum'], open: 'museum', price: 0, quiet: true },
    { name: 'La Soierie, coworking', address: '28, rue des Ourdisseurs', town: 'Lyon 3e', at: [45.7622, 4.8562],
      settings: ['co-working'], open: 'co-working', price: 1, quiet: true },
    { name: 'Atelier Copeaux et Circuits', address: '9, rue de l’Enclume', town: 'Lyon 3e', at: [45.7629, 4.8663],
      settings: ['maker-space'], open: 'maker', price: 0, quiet: true },
    { name: 'Boutique École Les Halles Neuves', address: '1, place des Halles Neuves', town: 'Lyon 3e', at: [45.7601, 4.8552],
      settings: ['shop-visit'], open: 'shop', price: 0 },
    { name: 'Librairie L’Encre du Rhône', address: '16, rue des Bateliers', town: 'Lyon 6e', at: [45.7633, 4.8520],
      settings: ['shop-visit', 'coffee'], open: 'shop', price: 1, quiet: true },
    { name: 'Annexe Méridiane Gerland-Nord', address: '33, rue des Aiguilleurs', town: 'Lyon 3e', at: [45.7559, 4.8675],
      settings: ['other-site'], open: 'site', price: 0, quiet: true },
  ],
  strasbourg: [
    { name: 'Café de la Houblonnière', address: '6, rue du Houblon Vert', town: 'Strasbourg', at: [48.5827, 7.7531],
      settings: ['coffee', 'breakfast'], open: 'café', price: 1 },
    { name: 'Stub’ à Café', address: '14, rue des Tonneliers Gris', town: 'Strasbourg', at: [48.5820, 7.7472],
      settings: ['coffee'], open: 'café', price: 1, quiet: true },
    { name: 'Boulangerie Au Bretzel Bleu', address: '22, quai des Cordiers', town: 'Strasbourg', at: [48.5868, 7.7488],
      settings: ['breakfast', 'coffee'], open: 'bakery', price: 1 },
    { name: 'Winstub Le Puits d’Étain', address: '8, impasse du Potier', town: 'Strasbourg', at: [48.5807, 7.7495],
      settings: ['lunch'], open: 'lunch', price: 2, stepFree: false },
    { name: 'La Table du Rempart', address: '19, rue du Rempart Fleuri', town: 'Strasbourg', at: [48.5870, 7.7552],
      settings: ['lunch'], open: 'lunch', price: 2, quiet: true },
    { name: 'Cantine Pousse et Graine', address: '5, rue des Maraîchers', town: 'Strasbourg', at: [48.5856, 7.7459],
      settings: ['lunch'], open: 'lunch', price: 1 },
    { name: 'Salon de thé Quetsche', address: '11, place du Vieux Moulin', town: 'Strasbourg', at: [48.5832, 7.7564],
      settings: ['coffee', 'end-of-day'], open: 'tea', price: 1, quiet: true },
    { name: 'Quais de la Petite Rive', address: 'quai de la Petite Rive', town: 'Strasbourg', at: [48.5826, 7.7465],
      settings: ['walk'], open: 'park', price: 0, roof: 'Maison du Livre et de la Presse' },
    { name: 'Jardin des Cigognes Blanches', address: 'allée des Charmes', town: 'Strasbourg', at: [48.5855, 7.7594],
      settings: ['walk', 'coffee'], open: 'park', price: 0, quiet: true, roof: 'Salon de thé Quetsche' },
    { name: 'Maison du Livre et de la Presse', address: '2, place de l’Imprimeur', town: 'Strasbourg', at: [48.5816, 7.7476],
      settings: ['museum'], open: 'museum', price: 0, quiet: true },
    { name: 'Le Pont Couché, coworking', address: '37, rue du Pont Couché', town: 'Strasbourg', at: [48.5851, 7.7442],
      settings: ['co-working'], open: 'co-working', price: 1, quiet: true },
    { name: 'Fablab Écrous et Idées', address: '4, rue de la Forge Haute', town: 'Strasbourg', at: [48.5881, 7.7431],
      settings: ['maker-space'], open: 'maker', price: 0, quiet: true },
    { name: 'Maison des Artisans du Rhin', address: '26, rue des Drapiers', town: 'Strasbourg', at: [48.5823, 7.7515],
      settings: ['shop-visit'], open: 'shop', price: 0 },
    { name: 'Papeterie Plume et Règle', address: '9, rue des Copistes', town: 'Strasbourg', at: [48.5854, 7.7540],
      settings: ['shop-visit'], open: 'shop', price: 0, quiet: true },
    { name: 'Annexe Méridiane des Deux-Rives', address: '12, rue du Bassin', town: 'Strasbourg', at: [48.5815, 7.7640],
      settings: ['other-site'], open: 'site', price: 0, quiet: true },
  ],
};

const cities = Object.keys(seeds) as SiteCity[];

/** The same id for the same place at every start, in the shape of a version 4 UUID. */
const placeId = (city: SiteCity, index: number): PlaceId =>
  asId<PlaceId>(`b1a0e000-0000-4000-8000-${(cities.indexOf(city) * 256 + index).toString(16).padStart(12, '0')}`);

export const seedPlaces = (siteIdOf: (city: SiteCity) => SiteId): readonly Place[] =>
  cities.flatMap((city) =>
    seeds[city].map(({ name, address, town, at: [lat, lon], settings, open, price, quiet, stepFree, roof }, index) => ({
      id: placeId(city, index),
      name,
      address,
      city: town,
      coordinates: { lat, lon },
      settings,
      opening: openings[open],
      price,
      stepFree: stepFree ?? true,
      quiet: quiet ?? false,
      capacity: usualCapacity,
      openAir: roof !== undefined,
      fallbackId: roof === undefined ? null : placeId(city, seeds[city].findIndex((other) => other.name === roof)),
      nearSites: [siteIdOf(city)],
    })));
