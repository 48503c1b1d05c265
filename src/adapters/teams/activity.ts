import { z } from 'zod';

/** What the person did, as far as we listen; the rest of the Activity protocol is `other`. */
export type Deed =
  | { kind: 'press'; verb: string; data: Readonly<Record<string, unknown>>; replyToId: string | null; inPlace: boolean }
  | { kind: 'say'; text: string }
  | { kind: 'install' }
  | { kind: 'remove' }
  | { kind: 'unknown-invoke' }
  | { kind: 'other' };

export interface Activity {
  readonly channelId: 'msteams';
  readonly serviceUrl: string;
  readonly locale: string | null;
  readonly from: { readonly id: string; readonly aadObjectId: string | null };
  readonly conversation: { readonly id: string; readonly type: string | null };
  /** Every tenant the activity names: none, one, or two that should be the same. */
  readonly tenants: readonly string[];
  readonly deed: Deed;
}

const text = z.string().min(1).max(2000);
const tenant = z.string().nullish();
const envelope = z.object({
  type: text,
  name: z.string().nullish(),
  action: z.string().nullish(),
  channelId: z.literal('msteams'),
  serviceUrl: text,
  locale: z.string().nullish(),
  from: z.object({ id: text, aadObjectId: z.string().nullish() }),
  conversation: z.object({ id: text, tenantId: tenant, conversationType: z.string().nullish() }),
  channelData: z.object({ tenant: z.object({ id: tenant }).nullish() }).nullish(),
  membersAdded: z.array(z.object({ id: z.string() })).nullish(),
  text: z.string().nullish(),
  replyToId: text.nullish(),
  value: z.unknown().optional(),
});
type Envelope = z.infer<typeof envelope>;

/** Inputs are flat and our own data nearly so; deeper is somebody trying a stack. */
const deepest = 8;
const isDeeperThan = (value: unknown, levels: number): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1)));

/** PostgreSQL keeps neither NUL nor half a surrogate pair. */
const storable = (words: string): string => words.toWellFormed().replaceAll('\0', '');

const prototypeKeys: readonly string[] = ['__proto__', 'constructor', 'prototype'];
const plainValue = (value: unknown): unknown => {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(plainValue);
  return typeof value === 'object' && value !== null ? plainRecord(value) : value;
};
const plainRecord = (value: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [storable(key), plainValue(inner)] as const)
      .filter(([key]) => !prototypeKeys.includes(key)),
  );

const data = z
  .record(z.string(), z.unknown())
  .refine((value) => !isDeeperThan(value, deepest))
  .transform(plainRecord);
const execute = z.object({ action: z.object({ verb: z.string(), data: data.nullish() }) });
/** What the Submit that stands in for an Execute on older clients carries (kernel/card.ts, `execute`). */
const submit = data.pipe(z.looseObject({ verb: z.string() }));

/** Throws a ZodError when the activity says it is something and is not. */
const deedOf = (said: Envelope, botId: string): Deed => {
  switch (said.type) {
    case 'invoke': {
      if (said.name !== 'adaptiveCard/action') return { kind: 'unknown-invoke' };
      const { action } = execute.parse(said.value);
      return { kind: 'press', verb: storable(action.verb), data: action.data ?? {}, replyToId: said.replyToId ?? null, inPlace: true };
    }
    case 'message': {
      if (typeof said.value !== 'object' || said.value === null || !('verb' in said.value)) return { kind: 'say', text: storable(said.text ?? '').trim() };
      const { verb, msteams: _, ...rest } = submit.parse(said.value);
      return { kind: 'press', verb, data: rest, replyToId: said.replyToId ?? null, inPlace: false };
    }
    case 'installationUpdate':
      return { kind: said.action === 'add' ? 'install' : said.action === 'remove' ? 'remove' : 'other' };
    case 'conversationUpdate':
      return { kind: said.membersAdded?.some(({ id }) => id === botId) ? 'install' : 'other' };
    default:
      return { kind: 'other' };
  }
};

/** An activity of the Teams channel in our own words, or undefined for what is none (Bot Framework, "Activity protocol"). */
export const readActivity = (body: unknown, botId: string): Activity | undefined => {
  const read = envelope.safeParse(body);
  if (!read.success) return undefined;
  const { channelId, serviceUrl, locale, from, conversation, channelData } = read.data;
  try {
    return {
      channelId, serviceUrl,
      locale: locale ?? null,
      from: { id: from.id, aadObjectId: from.aadObjectId ?? null },
      conversation: { id: conversation.id, type: conversation.conversationType ?? null },
      tenants: [conversation.tenantId, channelData?.tenant?.id].filter((id) => typeof id === 'string'),
      deed: deedOf(read.data, botId),
    };
  } catch (error) {
    if (error instanceof z.ZodError) return undefined;
    throw error;
  }
};
