import type { DuoId, MeetingId, MessageId, OfferId, PersonId, PlanId, ProgrammeId, SessionId, TenantId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

/** All that can be left for later: the product's table of contents. Each job may run twice and must not mind. */
export type Job =
  | { readonly kind: 'deliver-message'; readonly tenantId: TenantId; readonly messageId: MessageId }
  | { readonly kind: 'refresh-message'; readonly tenantId: TenantId; readonly messageId: MessageId }
  | { readonly kind: 'mail-message'; readonly tenantId: TenantId; readonly messageId: MessageId }
  | { readonly kind: 'install-app'; readonly tenantId: TenantId; readonly personId: PersonId }
  | { readonly kind: 'welcome-person'; readonly tenantId: TenantId; readonly personId: PersonId }
  | { readonly kind: 'start-duo'; readonly tenantId: TenantId; readonly duoId: DuoId }
  | { readonly kind: 'offer-session'; readonly tenantId: TenantId; readonly sessionId: SessionId }
  | { readonly kind: 'place-meeting'; readonly tenantId: TenantId; readonly meetingId: MeetingId }
  | { readonly kind: 'place-meetings'; readonly tenantId: TenantId }
  | { readonly kind: 'cancel-event'; readonly tenantId: TenantId; readonly meetingId: MeetingId }
  | { readonly kind: 'accept-invitation'; readonly tenantId: TenantId; readonly meetingId: MeetingId }
  /** `at`: the moment it is left for, which those of another moment do not share. */
  | { readonly kind: 'watch-organisers'; readonly tenantId: TenantId; readonly at?: Instant }
  | { readonly kind: 'follow-organisers'; readonly tenantId: TenantId; readonly organiserIds: readonly PersonId[] }
  | { readonly kind: 'follow-event'; readonly tenantId: TenantId; readonly meetingId: MeetingId }
  | { readonly kind: 'reconcile-meetings'; readonly tenantId: TenantId }
  | { readonly kind: 'guard-session'; readonly tenantId: TenantId; readonly sessionId: SessionId }
  | { readonly kind: 'resume-session'; readonly tenantId: TenantId; readonly sessionId: SessionId }
  | { readonly kind: 'watch-directory'; readonly tenantId: TenantId }
  | { readonly kind: 'nudge-offer'; readonly tenantId: TenantId; readonly offerId: OfferId }
  | { readonly kind: 'nudge-wish'; readonly tenantId: TenantId; readonly meetingId: MeetingId }
  | { readonly kind: 'lapse-wish'; readonly tenantId: TenantId; readonly meetingId: MeetingId }
  | { readonly kind: 'remind-meeting'; readonly tenantId: TenantId; readonly meetingId: MeetingId }
  | { readonly kind: 'pass-date'; readonly tenantId: TenantId; readonly meetingId: MeetingId }
  | { readonly kind: 'ask-check-in'; readonly tenantId: TenantId; readonly meetingId: MeetingId }
  | { readonly kind: 'follow-rules'; readonly tenantId: TenantId; readonly programmeId: ProgrammeId }
  | { readonly kind: 'follow-people'; readonly tenantId: TenantId; readonly programmeId: ProgrammeId }
  | { readonly kind: 'renew-offer'; readonly tenantId: TenantId; readonly offerId: OfferId }
  | { readonly kind: 'work-plan'; readonly tenantId: TenantId; readonly planId: PlanId }
  | { readonly kind: 'send-plan'; readonly tenantId: TenantId; readonly planId: PlanId }
  | { readonly kind: 'start-week'; readonly tenantId: TenantId; readonly programmeId: ProgrammeId };

export type JobKind = Job['kind'];

/**
 * What a job is about, when another of its kind about the same that waits already would do nothing more; undefined for jobs that
 * each count. One that is running does not count as waiting: what changed meanwhile is looked at again.
 */
export const waitsOnce = (job: Job): string | undefined => {
  switch (job.kind) {
    case 'follow-event': return job.meetingId;
    case 'install-app':
    case 'welcome-person': return job.personId;
    case 'watch-organisers': return job.at === undefined ? job.tenantId : `${job.tenantId} ${job.at}`;
    case 'place-meetings':
    case 'watch-directory':
    case 'reconcile-meetings': return job.tenantId;
    default: return undefined;
  }
};
