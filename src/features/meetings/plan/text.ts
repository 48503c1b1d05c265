import { type Lang, words } from '../../../kernel/text.ts';
import { sayNoSlotCategory } from '../../places/text.ts';
import type { ItemReason } from './plan.ts';

export const text = words({
  'shared-out': { fr: 'Ses moments possibles sont pris par d’autres binômes du plan', en: 'Its possible moments went to other duos of the plan' },
  'has-date': { fr: 'A déjà une date', en: 'Has a date already' },
  'has-options': { fr: 'A déjà des moments en main', en: 'Has moments in hand already' },
  'has-ended': { fr: 'N’est plus actif, ou a terminé son parcours', en: 'Is no longer active, or has completed its plan' },
  'not-due': { fr: 'Sa séance est prévue plus tard', en: 'Its session is due later' },
  taken: { fr: 'Le moment prévu n’est plus libre', en: 'The planned moment is no longer free' },
  past: { fr: 'Le moment prévu est trop proche, ou passé', en: 'The planned moment is too close, or past' },
  'out-of-rules': { fr: 'Le moment prévu n’entre plus dans les règles du programme', en: 'The planned moment no longer fits the programme’s rules' },
  unplaced: { fr: 'Le moment prévu vient d’être pris\u00a0; le binôme en cherche un autre', en: 'The planned moment has just been taken; the duo is looking for another' },
  unknown: { fr: 'Un agenda ne se lit plus', en: 'A calendar can no longer be read' },
  week: { fr: (day: string) => `semaine du ${day}`, en: (day: string) => `week of ${day}` },
});

/** Why a duo has no moment, or got none, as a category for HR: never whose choice or whose hour it was. */
export const sayItemReason = (reason: ItemReason, lang: Lang): string => {
  switch (reason.code) {
    case 'unknown-availability':
    case 'no-organiser':
    case 'invitation-refused':
    case 'no-setting':
    case 'no-place':
    case 'no-working-day':
    case 'no-common-moment': return sayNoSlotCategory(reason, lang);
    default: return text(lang)[reason.code];
  }
};
