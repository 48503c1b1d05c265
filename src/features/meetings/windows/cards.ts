import { type CardElement, execute, openUrl } from '../../../kernel/card.ts';
import { type Instant, minute, plus, sayDay } from '../../../kernel/time.ts';
import type { Links } from '../../context.ts';
import type { Role } from '../../matching/duo.ts';
import { isHolidayFor } from '../../people/person.ts';
import type { Pair } from '../find-options.ts';
import { text } from '../text.ts';
import { windowsAhead } from './windows.ts';

interface Asked {
  readonly pair: Pair;
  readonly role: Role;
  readonly links: Links;
  readonly now: Instant;
}

/** Days a card shows: fifteen boxes are one screen of a phone; the tab has two weeks. */
const daysShown = 5;

/** The moments one may tick on the card itself, from the first that leaves everybody their notice. */
export const windowInput = ({ pair, role, now }: Asked): CardElement => {
  const { lang, zone } = pair[role];
  const t = text(lang);
  const { frame } = pair.programme;
  const ahead = windowsAhead(now, zone, isHolidayFor(pair[role], frame)).filter(({ start }) => start >= plus(now, frame.notice * minute));
  const days = [...new Set(ahead.map(({ date }) => date))].slice(0, daysShown);
  return {
    type: 'Input.ChoiceSet', id: 'windows', label: t.windowsLabel, style: 'expanded', isMultiSelect: true, wrap: true, isRequired: true, errorMessage: t.windowsMissing,
    choices: ahead.filter(({ date }) => days.includes(date)).map(({ key, part, start }) => ({ value: key, title: `${sayDay(start, zone, lang)}, ${t[`window-${part}`]}` })),
  };
};

/** The press that sends them, and the way to two weeks of them. */
export const windowActions = ({ pair, role, links }: Asked) => {
  const t = text(pair[role].lang);
  return [execute(t.sendWindows, 'keep-windows', { duo: pair.duo.id }, { style: 'positive' }), openUrl(t.tickWindows, links.tab({ page: 'windows' }))];
};
