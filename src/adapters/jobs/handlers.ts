import type { Context } from '../../features/context.ts';
import { askCheckIn } from '../../features/feedback/ask-check-in.ts';
import { cancelEvent } from '../../features/meetings/cancel-event.ts';
import { acceptInvitation } from '../../features/meetings/following/accept-invitation.ts';
import { followMeeting } from '../../features/meetings/following/follow-event.ts';
import { followOrganisers } from '../../features/meetings/following/follow-organisers.ts';
import { reconcileMeetings } from '../../features/meetings/following/reconcile-meetings.ts';
import { watchOrganisers } from '../../features/meetings/following/watch-organisers.ts';
import { followPeople } from '../../features/meetings/follow-people.ts';
import { followRules } from '../../features/meetings/follow-rules.ts';
import { guardSession } from '../../features/meetings/guard-session.ts';
import { lapseWish } from '../../features/meetings/lapse-wish.ts';
import { watchDirectory } from '../../features/meetings/leavers/watch-directory.ts';
import { nudgeOffer } from '../../features/meetings/nudge-offer.ts';
import { nudgeWish } from '../../features/meetings/nudge-wish.ts';
import { offerSession } from '../../features/meetings/offer-session.ts';
import { passDate } from '../../features/meetings/pass-date.ts';
import { placeMeeting } from '../../features/meetings/place-meeting.ts';
import { placeMeetings } from '../../features/meetings/place-meetings.ts';
import { sendPlanned } from '../../features/meetings/plan/send-planned.ts';
import { workPlan } from '../../features/meetings/plan/work-plan.ts';
import { remindMeeting } from '../../features/meetings/remind-meeting.ts';
import { renewOffer } from '../../features/meetings/renew-offer.ts';
import { endPause } from '../../features/meetings/end-pause.ts';
import { startDuo } from '../../features/meetings/start-duo.ts';
import { deliverMessage } from '../../features/messages/deliver-message.ts';
import { installApp } from '../../features/messages/install-app.ts';
import { mailMessage } from '../../features/messages/mail/mail-message.ts';
import { refreshMessage } from '../../features/messages/replace-card.ts';
import { welcomePerson } from '../../features/messages/welcome/welcome-person.ts';
import { startWeek } from '../../features/overview/start-week.ts';
import type { JobHandlers } from './queue.ts';

/** Which use case does which job. */
export const jobHandlers = (ctx: Context): JobHandlers => ({
  'deliver-message': (job) => deliverMessage(ctx, job),
  'refresh-message': (job) => refreshMessage(ctx, job),
  'mail-message': (job) => mailMessage(ctx, job),
  'install-app': (job) => installApp(ctx, job),
  'welcome-person': (job) => welcomePerson(ctx, job),
  'start-duo': (job) => startDuo(ctx, job),
  'offer-session': (job) => offerSession(ctx, job),
  'work-plan': (job) => workPlan(ctx, job),
  'send-plan': (job) => sendPlanned(ctx, job),
  'place-meeting': (job) => placeMeeting(ctx, job),
  'place-meetings': (job) => placeMeetings(ctx, job),
  'cancel-event': (job) => cancelEvent(ctx, job),
  'accept-invitation': (job) => acceptInvitation(ctx, job),
  'watch-organisers': (job) => watchOrganisers(ctx, job),
  'follow-organisers': (job) => followOrganisers(ctx, job),
  'follow-event': (job) => followMeeting(ctx, job),
  'reconcile-meetings': (job) => reconcileMeetings(ctx, job),
  'guard-session': (job) => guardSession(ctx, job),
  'resume-session': (job) => endPause(ctx, job),
  'watch-directory': (job) => watchDirectory(ctx, job),
  'nudge-offer': (job) => nudgeOffer(ctx, job),
  'nudge-wish': (job) => nudgeWish(ctx, job),
  'lapse-wish': (job) => lapseWish(ctx, job),
  'remind-meeting': (job) => remindMeeting(ctx, job),
  'pass-date': (job) => passDate(ctx, job),
  'ask-check-in': (job) => askCheckIn(ctx, job),
  'follow-rules': (job) => followRules(ctx, job),
  'follow-people': (job) => followPeople(ctx, job),
  'renew-offer': (job) => renewOffer(ctx, job),
  'start-week': (job) => startWeek(ctx, job),
});
