import type { Api, CheckInView } from '../../../adapters/http/contract.ts';
import { maxTextLength } from '../../../kernel/card.ts';

type Sent = Api['PUT /api/meetings/:meeting/check-in']['body'];

/** The form as it is being filled in: texts are never null, so that a field can hold them. */
export interface Draft {
  readonly held: boolean | null;
  readonly usefulness: number | null;
  readonly tryNext: string;
  readonly ease: number | null;
  readonly pace: number | null;
  readonly comment: string;
  readonly shareComment: boolean;
}

export const draftOf = (view: CheckInView): Draft => ({
  held: view.held,
  usefulness: view.usefulness,
  tryNext: view.tryNext ?? '',
  ease: view.ease,
  pace: view.pace,
  comment: view.comment ?? '',
  shareComment: view.shareComment,
});

export const isTooLong = (draft: Draft): boolean => draft.tryNext.length > maxTextLength || draft.comment.length > maxTextLength;

/** What is sent. A meeting that did not take place carries no rating. */
export const bodyOf = (draft: Draft & { readonly held: boolean }, formDue: boolean): Sent => {
  if (!draft.held) return { held: false };
  const answers = { held: true, usefulness: draft.usefulness, tryNext: draft.tryNext || null };
  if (!formDue) return answers;
  return { ...answers, ease: draft.ease, pace: draft.pace, comment: draft.comment || null, shareComment: draft.shareComment };
};
