import { type Card, card, heading, openUrl, paragraph } from '../../../kernel/card.ts';
import type { Lang } from '../../../kernel/text.ts';
import { text } from './text.ts';

/** What Binôme is and what one may write to it: said once to whoever has the app from now on, and to whoever asks. */
export const helpCard = (lang: Lang, tabUrl: string): Card => {
  const t = text(lang);
  return card(lang, t.helpTitle, [heading(t.helpTitle), paragraph(t.help), paragraph(t.helpWords), paragraph(t.helpLeave, { isSubtle: true })], [openUrl(t.openTab, tabUrl)]);
};
