import type { Lang } from '../../kernel/text.ts';
import { type Instant, sayWhen, type Zone } from '../../kernel/time.ts';
import type { Role } from '../matching/duo.ts';
import { sayBinding, sayNoSlot, sayUnlock } from '../places/text.ts';
import type { Session } from './meeting.ts';
import { text } from './text.ts';
import { isSilence, keyOf, ownWhyNot, type WhyNot } from './why-not.ts';

/** Why there is no moment, in words for one of the two, and what that person could give up, as the labels of buttons. */
export interface SpokenWhyNot {
  readonly sentences: readonly string[];
  /** `change` is what a press carries back: see `keyOf`. */
  readonly changes: readonly { readonly label: string; readonly change: string }[];
}

export const sayWhyNot = (whyNot: WhyNot, role: Role, lang: Lang): SpokenWhyNot => {
  const { reason, binding, changes } = ownWhyNot(whyNot, role);
  // What is exact about one's own says it better than "no common moment".
  const own = binding.map((one) => sayBinding(one, lang));
  return {
    sentences: own.length > 0 && reason.code === 'no-common-moment' ? own : [sayNoSlot(reason, lang, role), ...own],
    changes: changes.map((change) => ({ change: keyOf(change), label: sayUnlock({ change }, lang) })),
  };
};

/** When it is looked for again: to the minute where Outlook gave no answer, for that is soon. */
export const sayNextSearch = ({ whyNot, session: { searchAt } }: { whyNot: WhyNot; session: Pick<Session, 'searchAt'> }, lang: Lang, zone: Zone, now: Instant): string =>
  isSilence(whyNot) && searchAt !== null && searchAt > now ? text(lang).silentAgain(sayWhen(searchAt, zone, lang)) : text(lang).nothingAgain;
