import type { Lang } from '../../kernel/text.ts';
import { type Instant, sayDay } from '../../kernel/time.ts';
import { type Door, doors } from '../meetings/grant/grant.ts';
import { hrZone } from '../programmes/week.ts';
import type { DuoState } from './programme-state.ts';
import type { ProgrammeOverview } from './read-programme.ts';
import { text } from './text.ts';

/** One thing that keeps many, which the IT department mends and HR passes on. */
export interface Banner {
  readonly kind: Door | 'calendars';
  readonly title: string;
  readonly sentence: string;
  readonly remedy: string;
  /** What happens by itself once it is mended. */
  readonly after: string;
  /** The duos it keeps, where they can be told. */
  readonly duos: readonly DuoState[];
}

/** All that Microsoft refuses the app, what matters most first. */
export const bannersOf = ({ shut, grantGone }: Pick<ProgrammeOverview, 'shut' | 'grantGone'>, lang: Lang): readonly Banner[] => {
  const t = text(lang);
  const say: Record<Door, (since: string) => Omit<Banner, 'kind' | 'duos'>> = {
    'sign-in': (since) => ({ title: t.signInTitle, sentence: t.signInRefused(since), remedy: t.signInRemedy, after: t.signInAfter }),
    directory: (since) => ({ title: t.directoryTitle, sentence: t.directoryRefused(since), remedy: t.directoryRemedy, after: t.directoryAfter }),
  };
  const ofDoor = (kind: Door, since: Instant): Banner => ({ kind, ...say[kind](sayDay(since, hrZone, lang)), duos: [] });
  return [
    ...doors.flatMap((kind) => {
      const since = shut.get(kind);
      return since === undefined ? [] : [ofDoor(kind, since)];
    }),
    ...(grantGone ? [{ kind: 'calendars' as const, title: t.refusedTitle, sentence: t.refused, remedy: t.refusedRemedy, after: t.refusedAfter, duos: grantGone }] : []),
  ];
};
