import { confirmOption } from '../../../src/features/meetings/confirm-option.ts';
import type { Meeting } from '../../../src/features/meetings/meeting.ts';
import type { Offer } from '../../../src/features/meetings/offer.ts';
import { proposeOptions } from '../../../src/features/meetings/propose-options.ts';
import type { Stage } from './stage.ts';

/** The offer that is open; there must be one. */
export const openOfferOf = async (stage: Stage): Promise<Offer> => {
  const open = (await stage.at.offers()).find(({ state }) => state === 'open');
  if (!open) throw new Error('no offer is open');
  return open;
};

export const lastMeetingOf = async (stage: Stage): Promise<Meeting> => {
  const last = (await stage.at.meetings()).toSorted((a, b) => a.attempt - b.attempt).at(-1);
  if (!last) throw new Error('no meeting yet');
  return last;
};

/** The mentor proposes all; the executive now holds them. */
export const propose = async (stage: Stage): Promise<Offer> => {
  const offer = await openOfferOf(stage);
  await proposeOptions(stage.ctx, stage.actors.mentor, { offerId: offer.id, optionIds: offer.options.map(({ id }) => id) });
  return openOfferOf(stage);
};

/** The executive confirms the first of them; Outlook has not heard of it yet. */
export const confirm = async (stage: Stage): Promise<Meeting> => {
  const offer = await propose(stage);
  await confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: offer.options[0]?.id ?? '' });
  return lastMeetingOf(stage);
};

/** A first date in both calendars. */
export const book = async (stage: Stage): Promise<Meeting> => {
  await confirm(stage);
  await stage.run();
  return lastMeetingOf(stage);
};
