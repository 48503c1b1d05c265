import type { Lang } from '../../../kernel/text.ts';
import { sayTime, type Zone } from '../../../kernel/time.ts';
import type { Frame } from '../../programmes/programme.ts';
import type { Meeting } from '../meeting.ts';
import type { OfferedOption } from '../offer.ts';
import { sayOption } from '../say-option.ts';
import { text as meetingText } from '../text.ts';
import { text } from './text.ts';

/**
 * A moment as the person who runs the diary needs it. What it is for, why it was found and who pays are not theirs to read; nor the way
 * there, when to leave or be back: on a day worked from home they tell how far the executive lives.
 */
export interface SpokenMoment {
  readonly day: string;
  readonly weekday: string;
  readonly time: string;
  /** « jusqu’à 13 h 15 »: the end of the meeting itself. */
  readonly until: string;
  readonly place: { readonly name: string; readonly address: string; readonly mapUrl: string } | null;
  /** Where it is, in words, when it is no place. */
  readonly where: string;
  readonly fallback: string | null;
}

export const sayMoment = (option: OfferedOption, { lang, zone }: { lang: Lang; zone: Zone }, frame: Frame): SpokenMoment => {
  const { day, weekday, time, place, fallback } = sayOption(option, { role: 'mentee', lang, zone }, frame);
  return { day, weekday, time, until: text(lang).until(sayTime(option.end, zone, lang)), place, where: place?.name ?? meetingText(lang).twoVoicesPlace, fallback };
};

/** The same of a date that stands, in the place that somebody has written in Outlook where they have. */
export const sayDate = ({ option, inOutlook: { place } }: Pick<Meeting, 'option' | 'inOutlook'>, reader: { lang: Lang; zone: Zone }, frame: Frame): SpokenMoment => ({
  ...sayMoment(option, reader, frame), ...(place !== undefined && { place: null, where: place, fallback: null }),
});

/** « mardi 8 décembre, 12 h 15, jusqu’à 13 h 15 · Le Petit Zinc » */
export const sayMomentLine = ({ day, time, until, where }: SpokenMoment): string => [[day, time, until].join(', '), where].join(' · ');
