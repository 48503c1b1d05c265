/**
 * Three kinds of trouble. A Refusal is an expected no, said to a person; an OutsideError is a named service that failed
 * and may be asked again; anything else is a bug, logged once with an id.
 */
const refusals = {
  'not-signed-in': 401,
  'other-tenant': 403,
  'not-allowed': 403,
  'not-found': 404,
  'bad-input': 400,
  'too-long': 400,
  'too-narrow': 400,
  'too-large': 413,
  'too-many-requests': 429,
  'not-your-card': 403,
  'not-ready': 409,
  'already-handled': 409,
  'option-gone': 409,
  'slot-taken': 409,
  'too-late': 409,
  'organised-elsewhere': 409,
  'paused': 409,
  'not-over': 409,
  'no-moment': 409,
  'nothing-to-plan': 409,
  'plan-changed': 409,
  'duo-exists': 409,
  'same-person': 400,
  'manager-of-mentor': 409,
  'mentor-as-assistant': 409,
  'guest': 409,
  'no-guests': 409,
  'still-away': 409,
  'windows-count': 400,
  'duo-closed': 409,
  'required': 400,
  'bad-coordinates': 400,
  'no-setting': 400,
  'no-site': 400,
  'no-hours': 400,
  'bad-hours': 400,
  'no-roof': 400,
  'place-exists': 409,
  'site-exists': 409,
  'roof-in-use': 409,
  'no-day': 400,
  'bad-window': 400,
  'bad-period': 400,
  'out-of-bounds': 400,
  'no-payer': 400,
  'rules-changed': 409,
  'people-changed': 409,
  'has-left': 409,
  'no-mailbox': 409,
  'catalogue-only': 409,
  'setting-asked': 409,
  'no-other-moment': 409,
  'place-not-then': 409,
  'in-the-building': 400,
  'too-dear': 400,
  'too-far': 400,
  'enough-suggestions': 409,
  'already-sent': 409,
  'may-arrive-twice': 409,
  'erasure-not-kept': 503,
  'outlook-down': 503,
  'directory-down': 503,
  'teams-down': 503,
  'entra-down': 503,
  'storage-down': 503,
  'storage-full': 503,
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof refusals;

/** An expected no. `field` names the input at fault, in the request's own words (`answers.useful`). */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly field: string | undefined;

  constructor(code: RefusalCode, field?: string) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.field = field;
  }

  /** The HTTP status this no travels under. */
  get status(): number {
    return refusals[this.code];
  }
}

/** What people know it by: calendars and the directory are both asked through Graph; `entra` is the app's own sign-in. */
export type OutsideService = 'outlook' | 'directory' | 'teams' | 'entra';

/**
 * A service outside answered badly or not at all.
 * `certain` is true when the service said no (nothing was done); false when the outcome is unknown (timeout, 502, 504, reset),
 * which must be resolved by replaying the same request, never by a new one.
 * `retryAfter`: milliseconds it asks to be left alone. Code 'gone': the thing itself is no longer there, deleted by somebody.
 */
export class OutsideError extends Error {
  readonly service: OutsideService;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly certain: boolean;
  readonly retryAfter: number | undefined;

  constructor(
    service: OutsideService,
    details: { status?: number | undefined; code?: string | undefined; certain: boolean; retryAfter?: number | undefined; cause?: unknown },
  ) {
    super(`${service} ${details.status ?? 'no answer'} ${details.code ?? ''}`.trim(), { cause: details.cause });
    this.name = 'OutsideError';
    this.service = service;
    this.status = details.status;
    this.code = details.code;
    this.certain = details.certain;
    this.retryAfter = details.retryAfter;
  }
}

/** What whoever waited for it is told. */
export const refusalFor = ({ service }: OutsideError): RefusalCode => `${service}-down`;

/** A service that gave no answer to what was asked of it: whatever asked comes back. */
export const unanswered = (service: OutsideService): OutsideError => new OutsideError(service, { code: 'no-answer', certain: false });
