import { Refusal } from '../../kernel/errors.ts';
import type { ProgrammeId } from '../../kernel/ids.ts';
import { type Lang, words } from '../../kernel/text.ts';
import { instantAt, type LocalDate, sayDay, type Zone } from '../../kernel/time.ts';
import type { Actor, Context } from '../context.ts';
import { isLive } from '../meetings/meeting.ts';
import { isAtRest } from '../meetings/quiet-options.ts';
import { schoolYearsKnown, schoolZoneOf } from '../places/content/school-calendar.ts';
import { listQuietSpells, restRulesOf } from '../places/rest-days.ts';
import type { Frame, Programme } from '../programmes/programme.ts';
import { findRuleProblems, frameWith, type Rules, rulesOf, versionOf } from '../programmes/rules.ts';
import { managedProgramme } from '../programmes/managed-programme.ts';
import { hrToday } from '../programmes/week.ts';
import { isCounted } from './programme-state.ts';
import { readProgramme } from './read-programme.ts';

type Ctx = Pick<Context, 'db' | 'clock'>;

const text = words({
  on: { fr: (day: string) => day, en: (day: string) => day },
  span: { fr: (from: string, to: string) => `du ${from} au ${to}`, en: (from: string, to: string) => `${from} to ${to}` },
});

/** How far ahead quiet days are shown. */
const ahead = 365;

/** The rules as they are, what is frozen beside them, and what they stop in the year to come. */
export const viewRules = async (ctx: Ctx & Pick<Context, 'mailer'>, actor: Actor, programmeId: ProgrammeId) => {
  const programme = await managedProgramme(ctx.db, actor, programmeId);
  const { sessions, cadenceDays, duration, threshold } = programme.frame;
  const { window, quiet, ...rules } = rulesOf(programme.frame);
  return {
    name: programme.name,
    version: versionOf(programme.frame),
    rules: { ...rules, window: { ...window, days: window.days.filter((day) => day <= 5) as (1 | 2 | 3 | 4 | 5)[] }, quiet: [...quiet] },
    frozen: { sessions, cadenceDays, duration, threshold },
    canMail: ctx.mailer !== undefined,
    ...(await foresee(ctx, actor, programme, programme.frame)),
  };
};

/** What other rules would stop, and what of today they would touch; nothing is written. */
export const previewRules = async (ctx: Ctx, actor: Actor, { programmeId, rules }: { programmeId: ProgrammeId; rules: Rules }) => {
  const programme = await managedProgramme(ctx.db, actor, programmeId);
  const [problem] = findRuleProblems(rules, programme.frame.sessions);
  if (problem) throw new Refusal(problem.code, problem.field);
  return foresee(ctx, actor, programme, frameWith(programme.frame, rules));
};

const foresee = async (ctx: Ctx, { lang }: Actor, programme: Programme, frame: Frame) => {
  const { duos } = await readProgramme(ctx, programme);
  const now = ctx.clock.now();
  const counted = duos.filter(({ record }) => isCounted(record.duo));
  const falls = (state: (typeof duos)[number], option: Parameters<typeof isAtRest>[1]) => isAtRest({ ...state, programme: { ...programme, frame } }, option);
  const people = new Map(counted.flatMap(({ mentor, mentee }) => [mentor, mentee]).map((person) => [person.id, person]));
  const bySite = Map.groupBy(people.values(), ({ site }) => site?.id ?? null);
  return {
    /** Counts only: HR sees the week, never place and hour. */
    affected: {
      offers: counted.filter((state) => state.record.openOffers.some(({ options }) => options.some((option) => falls(state, option)))).length,
      booked: counted.filter((state) => state.record.meetings.some((meeting) => isLive(meeting.state) && meeting.start > now && falls(state, meeting))).length,
    },
    regions: [...bySite.values()].map(([someone, ...others]) => {
      const site = someone?.site ?? null;
      return {
        site: site?.name ?? null,
        people: others.length + 1,
        schoolZone: schoolZoneOf(site),
        spells: listQuietSpells(site, { ...restRulesOf(frame), quiet: frame.quiet }, hrToday(now), ahead)
          .map(({ reason, name, from, to }) => ({ reason, name, when: sayDates(from, to, lang) })),
      };
    }).toSorted((a, b) => b.people - a.people),
    schoolYearsEnd: sayDate(schoolYearsKnown.to, lang, true),
  };
};

const sayDates = (from: LocalDate, to: LocalDate, lang: Lang): string =>
  from === to ? text(lang).on(sayDate(from, lang)) : text(lang).span(sayDate(from, lang), sayDate(to, lang));

const sayDate = (date: LocalDate, lang: Lang, withYear = false): string => {
  const said = sayDay(instantAt(date, 12 * 60, 'UTC' as Zone), 'UTC' as Zone, lang);
  return withYear ? `${said} ${date.slice(0, 4)}` : said;
};
