import type { Card, CardElement } from '../../kernel/card.ts';
import { paragraph, plain } from '../../kernel/card.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { MeetingId } from '../../kernel/ids.ts';
import { sayWeekday } from '../../kernel/time.ts';
import type { Actor, Context } from '../context.ts';
import { ownMeeting } from '../meetings/own-meeting.ts';
import { loadPair } from '../meetings/load-duo.ts';
import { roleOf } from '../meetings/situation.ts';
import { findSession } from '../meetings/store.ts';
import { showDuo } from '../meetings/show-duo.ts';
import { doneCard, pageTwoCard, usefulnessCard } from './cards.ts';
import { isFormDue } from './check-in.ts';
import { findCheckIn } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'links'>;

const load = async (ctx: Ctx, actor: Actor, meetingId: MeetingId) => {
  const { meeting, duo } = await ownMeeting(ctx.db, actor, meetingId);
  const pair = await loadPair(ctx.db, actor.tenantId, duo.id);
  const session = await findSession(ctx.db, actor.tenantId, meeting.sessionId);
  if (!session) throw new Refusal('not-found');
  const role = roleOf(duo, actor.personId);
  const { lang, zone } = pair[role];
  return {
    duo, pair, session, role,
    data: { meetingId, role, lang, weekday: sayWeekday(meeting.start, zone, lang), k: pair.programme.frame.threshold },
    tabUrl: ctx.links.tab({ page: 'check-in', meeting: meetingId }),
  };
};

/** The second tap. */
export const showUsefulness = async (ctx: Ctx, actor: Actor, input: { meetingId: MeetingId }): Promise<Card> =>
  usefulnessCard((await load(ctx, actor, input.meetingId)).data);

export const showPageTwo = async (ctx: Ctx, actor: Actor, input: { meetingId: MeetingId }): Promise<Card> => {
  const { data, session, pair, tabUrl } = await load(ctx, actor, input.meetingId);
  return pageTwoCard({ ...data, formDue: isFormDue(session.number, pair.programme.frame.sessions), tabUrl });
};

/** What was kept, and what comes next. */
export const showAfterCheckIn = async (ctx: Ctx, actor: Actor, input: { meetingId: MeetingId }): Promise<Card> => {
  const { data, duo, tabUrl } = await load(ctx, actor, input.meetingId);
  const checkIn = await findCheckIn(ctx.db, actor.tenantId, input.meetingId, actor.personId);
  if (!checkIn) throw new Refusal('not-found');
  const next = (await showDuo(ctx, actor, { duoId: duo.id })).speak;
  const lines: CardElement[] = next ? [paragraph(plain(next), { isSubtle: true })] : [];
  return doneCard({ lang: data.lang, checkIn, tabUrl, next: lines });
};
