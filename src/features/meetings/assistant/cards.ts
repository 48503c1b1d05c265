import { type Card, type CardAction, card, type CardElement, execute, facts, heading, openUrl, paragraph, plain, subtle } from '../../../kernel/card.ts';
import type { Lang } from '../../../kernel/text.ts';
import { type Instant, sayWhen } from '../../../kernel/time.ts';
import type { Links } from '../../context.ts';
import type { Pair } from '../find-options.ts';
import type { OfferedOption } from '../offer.ts';
import { organiserAhead } from '../organiser.ts';
import { capital } from '../say-option.ts';
import type { Dates } from './dates.ts';
import { sayDate, sayMoment, sayMomentLine } from './say-moment.ts';
import { text } from './text.ts';

export interface DatesCardData {
  readonly dates: Dates;
  readonly pair: Pair;
  readonly lang: Lang;
  readonly links: Links;
  readonly now: Instant;
}

type Of<K extends Dates['kind']> = DatesCardData & { readonly dates: Extract<Dates, { kind: K }> };

/** The card of the person who runs an executive's dates: name, moment, place, and what may be done about them. */
export const datesCard = (data: DatesCardData): Card => {
  const { dates } = data;
  switch (dates.kind) {
    case 'options': return optionsCard({ ...data, dates });
    case 'placing':
    case 'booked': return meetingCard({ ...data, dates });
    case 'none': return finish(data, words(data).noneTitle(executive(data)), [paragraph(words(data).none)], []);
  }
};

const words = ({ lang }: DatesCardData) => text(lang);
const executive = ({ pair }: DatesCardData): string => plain(pair.mentee.name);
const say = ({ pair, lang }: DatesCardData, option: OfferedOption) => sayMoment(option, { lang, zone: pair.mentee.zone }, pair.programme.frame);
const tab = (data: DatesCardData) => openUrl(words(data).open, data.links.tab({ page: 'dates' }));

/** Opened again, it shows where the date stands, or that it no longer goes through its reader. */
const finish = (data: DatesCardData, title: string, body: readonly CardElement[], actions: readonly CardAction[]): Card => card(
  data.lang, title,
  [heading(title), ...body, subtle(words(data).entrusted(plain(data.pair.mentee.firstName)))],
  [...actions, ...(actions.length < 3 ? [tab(data)] : [])],
  { verb: 'show-dates', data: { duo: data.pair.duo.id } },
);

const optionsCard = (data: Of<'options'>): Card => {
  const t = words(data);
  const { offer, options, moving } = data.dates;
  const spoken = options.map((option) => ({ id: option.id, ...say(data, option) }));
  const [first] = spoken;
  const alone = spoken.length === 1 ? first : undefined;
  const why = moving ? t.moving(sayWhen(moving.start, data.pair.mentee.zone, data.lang)) : t.choose(plain(data.pair.mentor.name));
  const organiser = data.pair[organiserAhead(data.pair.duo, options, moving)];
  const choice: CardElement[] = alone
    ? [paragraph(plain(capital(sayMomentLine(alone))), { weight: 'bolder', spacing: 'medium' })]
    : spoken.length > 1
      ? [{
          type: 'Input.ChoiceSet', id: 'options', style: 'expanded', wrap: true, isRequired: true, errorMessage: t.error, label: t.label,
          choices: spoken.map((moment) => ({ title: plain(capital(sayMomentLine(moment))), value: moment.id })), value: first?.id ?? '',
        }]
      : [];
  const lines = [
    paragraph(why), ...choice, ...(alone?.place ? [subtle(plain(alone.place.address))] : []), ...(first ? [subtle(t.inName(plain(organiser.name)))] : []),
  ];
  return finish(data, t.chooseTitle(executive(data)), lines, [
    ...(first ? [execute(alone ? t.confirmDay(alone.weekday) : t.confirm, 'confirm-for', { offer: offer.id, ...(alone && { options: alone.id }) }, { style: 'positive' })] : []),
    execute(t.otherTimes, 'other-times-for', { offer: offer.id }, { inputs: 'none', ...(!first && { style: 'positive' as const }) }),
    ...(moving ? [execute(t.keep, 'keep-for', { meeting: moving.id }, { inputs: 'none' })] : []),
  ]);
};

const meetingCard = (data: Of<'placing' | 'booked'>): Card => {
  const t = words(data);
  const { kind, meeting } = data.dates;
  const moment = sayDate(meeting, { lang: data.lang, zone: data.pair.mentee.zone }, data.pair.programme.frame);
  const lines = [
    paragraph(plain(capital([moment.day, moment.time, moment.until].join(', '))), { weight: 'bolder', size: 'medium' }),
    facts([
      [t.with, plain(data.pair.mentor.name)],
      [t.place, plain(moment.place ? `${moment.place.name}, ${moment.place.address}` : moment.where)],
      ...(moment.fallback ? ([[t.rain, plain(moment.fallback)]] as const) : []),
    ]),
  ];
  const canChange = kind === 'booked' && meeting.start > data.now;
  return finish(data, kind === 'booked' ? t.bookedTitle(executive(data)) : t.placingTitle(executive(data)), lines, canChange
    ? [execute(t.move, 'move-for', { meeting: meeting.id }), execute(t.cancel, 'cancel-for', { meeting: meeting.id })]
    : []);
};

/** An older card about the same date: a line. */
export const followedCard = (data: DatesCardData): Card => {
  const { dates, lang, pair } = data;
  const now = dates.kind === 'booked' || dates.kind === 'placing' ? sayWhen(dates.meeting.start, pair.mentee.zone, lang) : (datesCard(data).speak ?? '');
  const line = words(data).followed(plain(now));
  return card(lang, line, [paragraph(line, { isSubtle: true, style: 'heading' })]);
};

/** What remains in the chat of somebody through whom these dates no longer go: no name, no day. */
export const endedCard = (lang: Lang): Card => card(lang, text(lang).endedTitle, [paragraph(text(lang).endedTitle, { isSubtle: true, style: 'heading' })]);
