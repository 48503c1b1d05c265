import type { Lang } from '../../kernel/text.ts';
import type { Role } from '../matching/duo.ts';
import { sayBinding, sayNoSlot, sayUnlock } from '../places/text.ts';
import { keyOf, ownWhyNot, type WhyNot } from './why-not.ts';

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
