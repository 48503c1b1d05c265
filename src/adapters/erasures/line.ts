import { z } from 'zod';
import { answerFields, type Erasure } from '../../features/privacy/erasure.ts';
import { asId, isUuid, type MeetingId, type PersonId, type TenantId } from '../../kernel/ids.ts';
import { fromIso, toIso } from '../../kernel/time.ts';

const id = z.string().refine(isUuid);
const whose = {
  at: z.iso.datetime().transform(fromIso),
  tenantId: id.transform(asId<TenantId>),
  personId: id.transform(asId<PersonId>),
};
const line = z.discriminatedUnion('what', [
  z.strictObject({ ...whose, what: z.literal('access-needs') }),
  z.strictObject({ ...whose, what: z.literal('check-in'), meetingId: id.transform(asId<MeetingId>), fields: z.array(z.enum(answerFields)) }),
  z.strictObject({ ...whose, what: z.literal('assistant') }),
]);

/** One line of JSON, without its end. */
export const writeLine = (erasure: Erasure): string => JSON.stringify({ ...erasure, at: toIso(erasure.at) });

/** Undefined when it is no whole line: its writing was cut short, and whoever asked was told that nothing was erased. */
export const readLine = (text: string): Erasure | undefined => {
  try {
    return line.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
};
