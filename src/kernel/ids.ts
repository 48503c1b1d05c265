/**
 * Branded identifiers: a string that says what it names, so that a duo's id cannot be handed where a meeting's is due.
 * All are UUIDs in lower case. A person's id is their Entra object id: it survives a change of name, mail or UPN
 * (Microsoft identity platform, "Claims you can use for authorization": the key is tid + oid, never a mail address).
 */
declare const brand: unique symbol;
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

export type TenantId = Brand<string, 'TenantId'>;
export type PersonId = Brand<string, 'PersonId'>;
export type SiteId = Brand<string, 'SiteId'>;
export type ProgrammeId = Brand<string, 'ProgrammeId'>;
export type DuoId = Brand<string, 'DuoId'>;
export type SessionId = Brand<string, 'SessionId'>;
export type OfferId = Brand<string, 'OfferId'>;
export type PlanId = Brand<string, 'PlanId'>;
export type MeetingId = Brand<string, 'MeetingId'>;
export type PlaceId = Brand<string, 'PlaceId'>;
export type SuggestionId = Brand<string, 'SuggestionId'>;
export type MessageId = Brand<string, 'MessageId'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (value: string): boolean => uuid.test(value);

/** Names a string as an id. Call it only where the string was just parsed or read from our own database. */
export const asId = <Id extends Brand<string, string>>(value: string): Id => value as Id;
