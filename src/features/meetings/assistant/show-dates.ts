import type { Card } from '../../../kernel/card.ts';
import type { DuoId } from '../../../kernel/ids.ts';
import { toIso } from '../../../kernel/time.ts';
import type { Actor, Context } from '../../context.ts';
import type { Pair } from '../find-options.ts';
import { loadPair, loadRecord } from '../load-duo.ts';
import type { Meeting } from '../meeting.ts';
import type { OfferedOption } from '../offer.ts';
import { organiserAhead } from '../organiser.ts';
import { datesCard } from './cards.ts';
import { type Dates, datesOf } from './dates.ts';
import { sayDate, sayMoment, type SpokenMoment } from './say-moment.ts';
import { standIn } from './stand-in.ts';
import { listAssisted } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'directory' | 'links'>;

/** The card of a date, for whoever runs it. */
export const showDates = async (ctx: Ctx, actor: Actor, { duoId }: { duoId: DuoId }): Promise<Card> => {
  await standIn(ctx, actor, duoId);
  const pair = await loadPair(ctx.db, actor.tenantId, duoId);
  const now = ctx.clock.now();
  return datesCard({ dates: datesOf(await loadRecord(ctx.db, pair.duo), now), pair, lang: actor.lang, links: ctx.links, now });
};

/** Every date this person runs, for the tab; none for whoever was named by nobody. */
export const showAllDates = async (ctx: Omit<Ctx, 'links'>, actor: Actor) => {
  const duos = (await ctx.directory.isOpen(actor.personId)) ? await listAssisted(ctx.db, actor.tenantId, actor.personId) : [];
  return {
    dates: await Promise.all(duos.map(async (duoId) => {
      const pair = await loadPair(ctx.db, actor.tenantId, duoId);
      return {
        duoId, executive: pair.mentee.name, other: pair.mentor.name,
        next: nextOf(pair, datesOf(await loadRecord(ctx.db, pair.duo), ctx.clock.now()), actor, ctx.clock.now()),
      };
    })),
  };
};

const nextOf = (pair: Pair, dates: Dates, { lang }: Actor, now: number) => {
  const reader = { lang, zone: pair.mentee.zone };
  const shown = ({ id, start, end }: OfferedOption, moment: SpokenMoment) => {
    const { weekday: _, ...spoken } = moment;
    return { id, start: toIso(start), end: toIso(end), ...spoken };
  };
  const offered = (option: OfferedOption) => shown(option, sayMoment(option, reader, pair.programme.frame));
  const date = (meeting: Meeting) => shown(meeting.option, sayDate(meeting, reader, pair.programme.frame));
  switch (dates.kind) {
    case 'options':
      return {
        kind: dates.kind, offerId: dates.offer.id, options: dates.options.map(offered),
        organiser: pair[organiserAhead(pair.duo, dates.options, dates.moving)].name,
        moving: dates.moving && { ...date(dates.moving), meetingId: dates.moving.id },
      };
    case 'placing':
    case 'booked': return { kind: dates.kind, meetingId: dates.meeting.id, moment: date(dates.meeting), canChange: dates.kind === 'booked' && dates.meeting.start > now };
    case 'none': return { kind: dates.kind };
  }
};
