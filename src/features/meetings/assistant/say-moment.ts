import type { Lang } from '../../../kernel/text.ts';
import type { Zone } from '../../../kernel/time.ts';
import type { Frame } from '../../programmes/programme.ts';
import type { OfferedOption } from '../offer.ts';
import { sayOption } from '../say-option.ts';
import { text } from '../text.ts';

/** A moment as the person who runs the diary needs it: what it is for, why it was found and who pays are not theirs to read. */
export interface SpokenMoment {
  readonly day: string;
  readonly weekday: string;
  readonly time: string;
  readonly place: { readonly name: string; readonly address: string; readonly mapUrl: string } | null;
  /** Where it is, in words, when it is no place. */
  readonly where: string;
  readonly fallback: string | null;
  /** The executive's own way there and back. */
  readonly doorToDoor: string;
}

export const sayMoment = (option: OfferedOption, { lang, zone }: { lang: Lang; zone: Zone }, frame: Frame): SpokenMoment => {
  const { day, weekday, time, place, fallback, doorToDoor } = sayOption(option, { role: 'mentee', lang, zone }, frame);
  return { day, weekday, time, place, where: place?.name ?? text(lang).twoVoicesPlace, fallback, doorToDoor };
};

/** « mardi 8 décembre, 12 h 15 · Le Petit Zinc · à huit minutes à pied, retour à 13 h 30 » */
export const sayMomentLine = ({ day, time, where, doorToDoor }: SpokenMoment): string => [`${day}, ${time}`, where, doorToDoor].join(' · ');
