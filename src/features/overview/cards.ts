import { type Card, card, heading, openUrl, paragraph, plain } from '../../kernel/card.ts';
import type { Lang } from '../../kernel/text.ts';
import type { ProgrammeOverview } from './read-programme.ts';
import { sayStuck } from './say-state.ts';
import { text } from './text.ts';

/** At most this many lines: the rest is in the tab. */
const shown = 5;

/** HR's Monday: is it alive, and what to do now. */
export const digestCard = ({ overview, lang, tabUrl }: { overview: ProgrammeOverview; lang: Lang; tabUrl: string }): Card => {
  const t = text(lang);
  return card(
    lang, t.digestSpeak,
    [
      heading(plain(overview.programme.name)),
      paragraph(`${t.alive(overview.moving, overview.total)}. ${t.waitForYou(overview.stuck.length + (overview.grantGone ? 1 : 0))}`),
      ...(overview.grantGone ? [paragraph(t.refusedTitle, { weight: 'bolder' }), paragraph(plain(t.refusedRemedy), { spacing: 'small' })] : []),
      ...overview.stuck.slice(0, overview.grantGone ? shown - 2 : shown).map((state) => paragraph(plain(t.waits(`${state.mentor.name} · ${state.mentee.name}`, sayStuck(state, lang))), { spacing: 'small' })),
    ],
    [openUrl(t.open, tabUrl)],
  );
};
