import type { Lang } from '../../kernel/text.ts';
import { sayDay, sayTime, sayWeekday, type Zone } from '../../kernel/time.ts';
import type { Role } from '../matching/duo.ts';
import { sayPrice, sayReason, sayTravel, settingName } from '../places/text.ts';
import type { Frame } from '../programmes/programme.ts';
import type { OfferedOption, OfferedPlace } from './offer.ts';
import { text } from './text.ts';

/** An option in words, as one of the two people lives it: their travel, their hours, their language. */
export interface SpokenOption {
  readonly day: string;
  readonly weekday: string;
  readonly time: string;
  readonly setting: string;
  readonly place: { readonly name: string; readonly address: string; readonly mapUrl: string } | null;
  /** The address of a place somebody typed, also where a line is short: nobody else knows it. */
  readonly where: string | null;
  readonly fallback: string | null;
  /** Its name alone, where a line is short. */
  readonly roof: string | null;
  /** « à huit minutes à pied, retour à 13 h 30 » */
  readonly doorToDoor: string;
  readonly price: string;
  readonly reasons: readonly string[];
}

export interface Reader {
  readonly role: Role;
  readonly lang: Lang;
  readonly zone: Zone;
}

export const capital = (sentence: string): string => sentence.charAt(0).toLocaleUpperCase('fr') + sentence.slice(1);

/** A place somebody typed is looked up by its words. */
export const mapUrl = (place: OfferedPlace): string =>
  place.lat === null || place.lon === null
    ? `https://www.openstreetmap.org/search?query=${encodeURIComponent(`${place.name} ${addressOf(place)}`.toWellFormed())}`
    : `https://www.openstreetmap.org/?mlat=${place.lat}&mlon=${place.lon}#map=18/${place.lat}/${place.lon}`;

export const addressOf = (place: OfferedPlace): string => (place.address.includes(place.city) ? place.address : `${place.address}, ${place.city}`);

export const sayOption = (option: OfferedOption, reader: Reader, frame: Frame): SpokenOption => {
  const { lang, zone, role } = reader;
  const t = text(lang);
  const free = option.place === null || option.place.price === 0;
  return {
    day: sayDay(option.start, zone, lang),
    weekday: sayWeekday(option.start, zone, lang),
    time: sayTime(option.start, zone, lang),
    setting: capital(settingName(option.settingId, lang).name),
    place: option.place && { name: option.place.name, address: addressOf(option.place), mapUrl: mapUrl(option.place) },
    where: option.place?.typedBy ? addressOf(option.place) : null,
    fallback: option.fallback && [option.fallback.name, addressOf(option.fallback)].filter(Boolean).join(', '),
    roof: option.fallback && option.fallback.name,
    doorToDoor: t.doorToDoor(sayTravel(option.travel[role], lang), sayTime(option.hold[role].end, zone, lang)),
    price: free ? t.nothingToPay : t.paidBy(frame.payer, sayPrice(option.place?.price ?? 0, lang)),
    reasons: option.reasons.map((reason) => capital(sayReason(reason, lang, role))),
  };
};

/** « mardi 8 décembre, 12 h 15 · Déjeuner · Le Petit Zinc · à huit minutes à pied, retour à 13 h 30 » */
export const sayOptionLine = (spoken: SpokenOption): string =>
  [`${spoken.day}, ${spoken.time}`, spoken.setting, spoken.place?.name, spoken.doorToDoor].filter(Boolean).join(' · ');
