import { Refusal } from '../../../kernel/errors.ts';
import type { Actor, Context } from '../../context.ts';
import { likeableSettings } from '../setting.ts';
import { dayParts, type Preferences, spokenLanguages, teleworkDays, tooNarrow } from './preferences.ts';
import { upsertPreferences } from './store.ts';

/** Each once, in the order of `all`: what is kept does not say in which order it was ticked. */
const listed = <T>(all: readonly T[], ticked: readonly T[]): readonly T[] => all.filter((each) => ticked.includes(each));

/** One's own likes and refusals, whole: they count for the next moments looked for. Nothing is written to any journal or log. */
export const savePreferences = async (ctx: Pick<Context, 'transaction'>, actor: Actor, preferences: Preferences): Promise<void> => {
  const { enjoyed, refused, avoided, telework, languages } = preferences;
  if (enjoyed.some((setting) => refused.includes(setting))) throw new Refusal('bad-input', 'refused');
  const narrow = tooNarrow(preferences);
  if (narrow) throw new Refusal('too-narrow', narrow);
  const days = listed(teleworkDays, telework.days);
  const saved: Preferences = {
    ...preferences, enjoyed: listed(likeableSettings, enjoyed), refused: listed(likeableSettings, refused), avoided: listed(dayParts, avoided),
    languages: listed(spokenLanguages, languages),
    telework: { days, minutes: days.length > 0 ? telework.minutes : 0 },
  };
  await ctx.transaction((trx) => upsertPreferences(trx, actor.tenantId, actor.personId, saved));
};
