import { describe, expect, it } from 'vitest';
import type { CheckInView } from '../../../../src/adapters/http/contract.ts';
import { bodyOf, draftOf, isTooLong } from '../../../../src/web/tab/check-in/draft.ts';

const view: CheckInView = {
  meetingId: '6f0f6c5e-8f5e-4c61-9df0-0d6f5f7b9a01', number: 1, day: 'mardi 8 décembre', formDue: true, held: true, usefulness: 4, tryNext: 'Écrire court',
  ease: 3, pace: null, comment: null, shareComment: false, readers: { held: '', usefulness: '', tryNext: '', ease: '', pace: '', comment: '' }, canChange: true,
};

describe('what a check-in sends', () => {
  it('is every answer when the form is due, and nothing more when it is not', () => {
    const draft = { ...draftOf(view), held: true as boolean };
    expect(bodyOf(draft, true)).toEqual({ held: true, usefulness: 4, tryNext: 'Écrire court', ease: 3, pace: null, comment: null, shareComment: false });
    expect(bodyOf(draft, false)).toEqual({ held: true, usefulness: 4, tryNext: 'Écrire court' });
  });

  it('carries no rating of a meeting that did not take place', () => {
    expect(bodyOf({ ...draftOf(view), held: false }, true)).toEqual({ held: false });
  });

  it('keeps 4,000 characters and refuses one more, without cutting it', () => {
    const draft = draftOf({ ...view, comment: 'x'.repeat(4000) });
    expect(isTooLong(draft)).toBe(false);
    expect(isTooLong({ ...draft, comment: `${draft.comment}y` })).toBe(true);
  });
});
