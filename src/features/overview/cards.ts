import { type Card, card, heading, openUrl, paragraph, plain } from '../../kernel/card.ts';
import type { Lang } from '../../kernel/text.ts';
import { bannersOf } from './banners.ts';
import type { ProgrammeOverview } from './read-programme.ts';
import { sayLeft, sayStuck } from './say-state.ts';
import { text } from './text.ts';

/** At most this many lines: the rest is in the tab. */
const shown = 5;

/** HR's Monday: is it alive, and what to do now. */
export const digestCard = ({ overview, lang, tabUrl }: { overview: ProgrammeOverview; lang: Lang; tabUrl: string }): Card => {
  const t = text(lang);
  const banners = bannersOf(overview, lang);
  const lines = [
    ...overview.left.map((left) => sayLeft(left, lang)),
    ...overview.stuck.map((state) => t.waits(`${state.mentor.name} · ${state.mentee.name}`, sayStuck(state, lang))),
  ];
  return card(
    lang, t.digestSpeak,
    [
      heading(plain(overview.programme.name)),
      paragraph(`${t.alive(overview.moving, overview.total)}. ${t.waitForYou(overview.left.length + overview.stuck.length + banners.length)}`),
      ...banners.slice(0, 2).flatMap(({ title, remedy }) => [paragraph(title, { weight: 'bolder' }), paragraph(plain(remedy), { spacing: 'small' })]),
      ...lines.slice(0, Math.max(0, shown - 2 * banners.length)).map((line) => paragraph(plain(line), { spacing: 'small' })),
    ],
    [openUrl(t.open, tabUrl)],
  );
};
