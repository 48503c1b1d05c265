import type { DuoView } from '../../../adapters/http/contract.ts';

/** The duo one of whose meetings this is. */
export const duoOfMeeting = (duos: readonly (DuoView | undefined)[], meeting: string): DuoView | undefined =>
  duos.find((duo) => duo && (('meetingId' in duo.next && duo.next.meetingId === meeting) || duo.history.some((past) => past.meetingId === meeting)));
