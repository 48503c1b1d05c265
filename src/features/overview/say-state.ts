import type { Lang } from '../../kernel/text.ts';
import { sayNoSlotCategory } from '../places/text.ts';
import type { DuoState } from './programme-state.ts';
import { text } from './text.ts';

/** Why a duo waits for HR, as a category: never whose choice it was where that would tell. */
export const sayStuck = (state: DuoState, lang: Lang): string => {
  const t = text(lang);
  const { stuck, situation } = state;
  switch (stuck?.kind) {
    case 'no-slot': return situation.kind === 'nothing' ? sayNoSlotCategory(situation.reason, lang) : '';
    case 'silence': return t.silence;
    case 'no-answer-to-invitation': return t.invitation;
    case 'unreachable': return stuck.side === 'mentor' ? t.unreachableMentor : t.unreachableMentee;
    case 'placing-slowly': return t.placing;
    case undefined: return '';
  }
};
