import { type Card, card, execute, heading, openUrl, paragraph, plain } from '../../kernel/card.ts';
import type { Lang } from '../../kernel/text.ts';
import { type Instant, sayDay } from '../../kernel/time.ts';
import type { Links } from '../context.ts';
import type { Role } from '../matching/duo.ts';
import type { Pair } from './find-options.ts';
import { pauseEnd, pauseWeeks } from './pause.ts';
import { text } from './text.ts';

/** To whoever the charter named: that the duo looks for a date, and that nothing is expected of them. */
export const momentumCard = ({ pair, lang, links, isSponsor }: { pair: Pair; lang: Lang; links: Links; isSponsor: boolean }): Card => {
  const t = text(lang);
  const [mentor, mentee] = [plain(pair.mentor.firstName), plain(pair.mentee.firstName)];
  return card(
    lang, t.momentumSpeak,
    [heading(t.momentumTitle(mentor, mentee)), paragraph(t.momentum), paragraph(isSponsor ? t.momentumSponsor : t.momentumHr)],
    isSponsor ? [] : [openUrl(t.openProgramme, links.tab({ page: 'programme', programme: pair.programme.id }))],
  );
};

/** Until which of three days to rest; the moments stay where they are for whoever changes their mind. */
export const pauseCard = ({ pair, role, now }: { pair: Pair; role: Role; now: Instant }): Card => {
  const { lang, zone } = pair[role];
  const t = text(lang);
  const duo = pair.duo.id;
  return card(
    lang, t.pauseTitle,
    [
      heading(t.pauseTitle),
      paragraph(t.pause),
      {
        type: 'Input.ChoiceSet', id: 'weeks', style: 'expanded', wrap: true, isRequired: true, errorMessage: t.pauseError, label: t.pauseLabel,
        choices: pauseWeeks.map((weeks) => ({ title: plain(t.pauseUntil(sayDay(pauseEnd(pair, now, weeks), zone, lang))), value: String(weeks) })),
        value: String(pauseWeeks[0]),
      },
    ],
    [
      execute(t.pauseTitle, 'pause-until', { duo }, { style: 'positive' }),
      execute(t.pauseNot, 'show-duo', { duo }, { inputs: 'none' }),
    ],
    { verb: 'show-duo', data: { duo } },
  );
};
