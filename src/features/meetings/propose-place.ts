import { randomUUID } from 'node:crypto';
import { Refusal, unanswered } from '../../kernel/errors.ts';
import { asId, type OfferId, type PlaceId } from '../../kernel/ids.ts';
import { minute } from '../../kernel/time.ts';
import type { Actor, Context } from '../context.ts';
import { otherRole, type Role } from '../matching/duo.ts';
import { tidy } from '../places/catalogue/spelling.ts';
import type { SlotOption } from '../places/slot.ts';
import { changeDuo } from './change-duo.ts';
import { organiserIn, readQuestion } from './find-options.ts';
import { holdOffer } from './hold-offer.ts';
import { loadPair } from './load-duo.ts';
import type { OfferedOption, OfferedPlace } from './offer.ts';
import { openOffer } from './open-offer.ts';
import { isSilent } from './recheck.ts';
import { findMeeting, findSession, saveOffer } from './store.ts';
import { goesBeyond, problemOf, servingFor, type TypedPlace } from './typed-place.ts';
import { searchTyped } from './typed-search.ts';

/**
 * Whoever holds the options brings a place of their own, at one of the moments offered (`optionId`) or at one that is searched. A
 * mentor proposes it with the rest; whoever would have confirmed hands it over: a place nobody has looked up is agreed by both.
 */
export const proposePlace = async (
  ctx: Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>, actor: Actor,
  input: { offerId: OfferId; place: TypedPlace; optionId: string | null },
): Promise<void> => {
  const seen = await holdOffer(ctx.db, actor, input.offerId);
  const pair = await loadPair(ctx.db, actor.tenantId, seen.duoId);
  const { frame } = pair.programme;
  if (!goesBeyond(frame)) throw new Refusal('catalogue-only');
  const session = await findSession(ctx.db, actor.tenantId, seen.sessionId);
  if (!session) throw new Refusal('not-found');
  const moving = seen.movingId === null ? null : ((await findMeeting(ctx.db, actor.tenantId, seen.movingId)) ?? null);
  const typed = { ...input.place, name: tidy(input.place.name), address: tidy(input.place.address), fallback: tidy(input.place.fallback) };
  const at = input.optionId === null ? null : (seen.options.find(({ id }) => id === input.optionId) ?? null);
  if (input.optionId !== null && !at) throw new Refusal('bad-input', 'option');

  const { search } = await readQuestion(ctx, pair, session, moving, 1);
  const settings = servingFor(search.settings, session.purpose, frame);
  const problem = problemOf(typed, pair, settings);
  if (problem) throw new Refusal(problem.code, problem.field);
  const setting = settings.find(({ id }) => id === typed.settingId);
  const length = at ? (at.end - at.start) / minute : frame.duration;
  const found = setting && searchTyped(search, typed, setting, length, at);
  if (!found && isSilent({ mentor: search.mentor.availability, mentee: search.mentee.availability })) throw unanswered('outlook');
  if (!found) throw new Refusal('place-not-then', 'option');
  const option = { ...typedOption(found, typed, seen.holder, at?.id ?? '1'), ...organiserIn(search) };

  await changeDuo(ctx, pair, async (trx) => {
    const offer = await holdOffer(trx, actor, input.offerId, seen.act);
    if (offer.act === 'propose') return saveOffer(trx, offer, { options: withTyped(offer.options, option, at !== null) });
    await openOffer(ctx, trx, pair, session, { kind: 'found', options: [option] }, { holder: otherRole(offer.holder), act: 'confirm', moving, say: 'options' });
  });
};

const typedOption = (found: SlotOption, typed: TypedPlace, typedBy: Role, id: string): OfferedOption => {
  const placeOf = (name: string, address: string): OfferedPlace => ({
    id: asId<PlaceId>(randomUUID()), name, address, city: '', lat: typed.coordinates?.lat ?? null, lon: typed.coordinates?.lon ?? null, price: typed.price, typedBy,
  });
  const place = placeOf(typed.name, typed.address);
  const fallback = typed.fallback === '' ? null : { ...placeOf(typed.fallback, ''), lat: null, lon: null };
  return { ...found, id, place, placeId: place.id, fallback, fallbackId: fallback?.id ?? null };
};

/** In place of the moment it was typed for, or of the last of three: a card holds no more. */
const withTyped = (options: readonly OfferedOption[], typed: OfferedOption, isSwap: boolean): readonly OfferedOption[] => {
  if (isSwap) return options.map((option) => (option.id === typed.id ? typed : option));
  const kept = options.slice(0, 2);
  const free = ['1', '2', '3'].find((id) => kept.every((option) => option.id !== id)) ?? '3';
  return [...kept, { ...typed, id: free }];
};
