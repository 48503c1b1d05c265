import type { Lang } from '../../kernel/text.ts';
import { hasWayOut, isSilence } from '../meetings/why-not.ts';
import { sayNoSlotCategory } from '../places/text.ts';
import type { Gone } from '../people/person.ts';
import type { DuoState, Left } from './programme-state.ts';
import { text } from './text.ts';

/** Why a duo waits for HR, as a category: never whose choice it was where that would tell. */
export const sayStuck = (state: DuoState, lang: Lang): string => {
  const t = text(lang);
  const { stuck, situation } = state;
  switch (stuck?.kind) {
    case 'no-slot': {
      if (situation.kind !== 'nothing') return '';
      const { reason } = situation.whyNot;
      const category = sayNoSlotCategory(reason, lang);
      if (reason.code === 'unknown-availability' && reason.why === 'not-readable') return t.asksForGrant(category);
      if (reason.code === 'unknown-availability' && reason.why === 'no-mailbox') return t.asksToTick(category);
      if (isSilence(situation.whyNot)) return t.asksAgain(category);
      return hasWayOut(situation.whyNot) ? t.wayOut(category) : category;
    }
    case 'silence': return t.silence;
    case 'wish': return t.wish;
    case 'no-answer-to-invitation': return t.invitation;
    case 'unreachable': return stuck.side === 'mentor' ? t.unreachableMentor : t.unreachableMentee;
    case 'elsewhere': return t.elsewhere;
    case 'clash': return t.clash;
    case 'away': return (stuck.why === 'disabled' ? t.awayDisabled : t.awayDeleted)(state[stuck.side].name);
    case 'guest': return t.guest(state[stuck.side].name);
    case 'back': return t.back;
    case 'placing-slowly': return t.placing;
    case undefined: return '';
  }
};

/** What the directory says of somebody who has left. */
export const sayGone = (name: string, { why }: Gone, lang: Lang): string => (why === 'disabled' ? text(lang).leftDisabled : text(lang).leftDeleted)(name);

/** Who has left, what became of it by itself, and what to do. */
export const sayLeft = ({ person, gone, as }: Left, lang: Lang): string => {
  const t = text(lang);
  const where = sayGone(person.name, gone, lang);
  return as === 'sponsor' ? t.sponsorLeft(where) : t.contactLeft(where);
};
