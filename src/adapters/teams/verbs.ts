import { z } from 'zod';
import { type Card, card, heading, maxTextLength, paragraph } from '../../kernel/card.ts';
import { Refusal } from '../../kernel/errors.ts';
import { asId, type DuoId, type MeetingId, type OfferId } from '../../kernel/ids.ts';
import { sayRefusal } from '../../kernel/refusals.ts';
import type { Actor, Context } from '../../features/context.ts';
import { showAfterCheckIn, showPageTwo, showUsefulness } from '../../features/feedback/show-check-in.ts';
import { answerCheckIn } from '../../features/feedback/answer-check-in.ts';
import { answerDuo } from '../../features/matching/answer-duo.ts';
import { showInvitation } from '../../features/matching/show-invitation.ts';
import { acceptTime } from '../../features/meetings/accept-time.ts';
import { applyChange } from '../../features/meetings/apply-change.ts';
import { askOptions } from '../../features/meetings/ask-options.ts';
import { askOtherTimes } from '../../features/meetings/ask-other-times.ts';
import { showDates } from '../../features/meetings/assistant/show-dates.ts';
import { standIn, standInMeeting, standInOffer } from '../../features/meetings/assistant/stand-in.ts';
import { awaitPlacing } from '../../features/meetings/await-placing.ts';
import { cancelMeeting } from '../../features/meetings/cancel-meeting.ts';
import { confirmOption } from '../../features/meetings/confirm-option.ts';
import { keepMeeting } from '../../features/meetings/keep-meeting.ts';
import { moveMeeting } from '../../features/meetings/move-meeting.ts';
import { keepWindows } from '../../features/meetings/windows/keep-windows.ts';
import { pauseDuo } from '../../features/meetings/pause-duo.ts';
import { pauseWeeks } from '../../features/meetings/pause.ts';
import { proposeOptions } from '../../features/meetings/propose-options.ts';
import { recheckOffer } from '../../features/meetings/recheck-offer.ts';
import { refuseTime } from '../../features/meetings/refuse-time.ts';
import { resumeDuo } from '../../features/meetings/resume-duo.ts';
import { duoOfMeeting, duoOfOffer, showDuo, showKept, showPause } from '../../features/meetings/show-duo.ts';

/** What a card may carry back. Ids say what is spoken of, never what is allowed: every use case asks that again. */
const id = z.uuid();
const duo = z.object({ duo: id });
const offer = z.object({ offer: id });
const meeting = z.object({ meeting: id });
/** A ChoiceSet answers its values joined by commas. */
const parts = (value: string): string[] => value.split(',').map((part) => part.trim()).filter(Boolean);
const choices = z.string().max(200).transform(parts);
const rating = z.coerce.number().int().min(1).max(5);
/** What a form leaves empty it does not speak of: a card left open elsewhere takes nothing back of what was written since. */
const maybeRating = z.union([z.enum(['', 'none']).transform(() => undefined), rating]).optional();
const maybeText = z.string().max(maxTextLength).transform((typed) => typed || undefined).optional();

interface Verb<S extends z.ZodType> {
  readonly data: S;
  run(ctx: Context, actor: Actor, data: z.output<S>): Promise<Card>;
}
const verb = <S extends z.ZodType>(data: S, run: Verb<S>['run']): Verb<S> => ({ data, run });

const afterOffer = (act: (ctx: Context, actor: Actor, offerId: OfferId, options: string[]) => Promise<unknown>) =>
  verb(offer.extend({ options: choices.optional() }), async (ctx, actor, data) => {
    const offerId = asId<OfferId>(data.offer);
    const duoId = await duoOfOffer(ctx, actor, offerId);
    return settled(ctx, actor, duoId, () => act(ctx, actor, offerId, data.options ?? []));
  });

const afterMeeting = (act: (ctx: Context, actor: Actor, input: { meetingId: MeetingId }) => Promise<unknown>) =>
  verb(meeting, async (ctx, actor, data) => {
    const meetingId = asId<MeetingId>(data.meeting);
    return settled(ctx, actor, await duoOfMeeting(ctx, actor, meetingId), () => act(ctx, actor, { meetingId }));
  });

/** Acts, then shows where the duo stands; a no that only means "things have moved on" shows that too, with its sentence. */
const settled = async (ctx: Context, actor: Actor, duoId: DuoId, act: () => Promise<unknown>): Promise<Card> => {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 409) throw error;
    // What was taken meanwhile must not be offered again.
    await recheckOffer(ctx, actor, { duoId });
    return withNote(await showDuo(ctx, actor, { duoId }), sayRefusal(error.code, actor.lang));
  }
  return showDuo(ctx, actor, { duoId });
};

/** The same for whoever stands in for the executive: they act as the executive would, and see the dates. */
const settledFor = async (ctx: Context, actor: Actor, { executive, duoId }: { executive: Actor; duoId: DuoId }, act: () => Promise<unknown>): Promise<Card> => {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 409) throw error;
    await recheckOffer(ctx, executive, { duoId });
    return withNote(await showDates(ctx, actor, { duoId }), sayRefusal(error.code, actor.lang));
  }
  return showDates(ctx, actor, { duoId });
};

const forOffer = (act: (ctx: Context, executive: Actor, offerId: OfferId, optionId: string) => Promise<unknown>) =>
  verb(offer.extend({ options: choices.optional() }), async (ctx, actor, data) => {
    const offerId = asId<OfferId>(data.offer);
    const stand = await standInOffer(ctx, actor, offerId);
    return settledFor(ctx, actor, stand, () => act(ctx, stand.executive, offerId, data.options?.[0] ?? ''));
  });

const forMeeting = (act: (ctx: Context, executive: Actor, input: { meetingId: MeetingId }) => Promise<unknown>) =>
  verb(meeting, async (ctx, actor, data) => {
    const meetingId = asId<MeetingId>(data.meeting);
    const stand = await standInMeeting(ctx, actor, meetingId);
    return settledFor(ctx, actor, stand, () => act(ctx, stand.executive, { meetingId }));
  });

const withNote = (shown: Card, note: string): Card => ({ ...shown, body: [paragraph(note, { weight: 'bolder', color: 'warning' }), ...shown.body] });

export const verbs = {
  'show-duo': verb(duo, async (ctx, actor, data) => {
    const duoId = asId<DuoId>(data.duo);
    await recheckOffer(ctx, actor, { duoId });
    return showDuo(ctx, actor, { duoId });
  }),
  'answer-duo': verb(duo.extend({ answer: z.enum(['yes', 'no']) }), async (ctx, actor, data) => {
    const duoId = asId<DuoId>(data.duo);
    try {
      await answerDuo(ctx, actor, { duoId, answer: data.answer });
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 409) throw error;
    }
    return showInvitation(ctx, actor, { duoId });
  }),
  propose: afterOffer((ctx, actor, offerId, optionIds) => proposeOptions(ctx, actor, { offerId, optionIds })),
  confirm: afterOffer(async (ctx, actor, offerId, [optionId = '']) => {
    const meetingId = await confirmOption(ctx, actor, { offerId, optionId });
    await awaitPlacing(ctx, actor, meetingId);
  }),
  'other-times': afterOffer((ctx, actor, offerId) => askOtherTimes(ctx, actor, { offerId })),
  'ask-options': verb(duo, (ctx, actor, data) => settled(ctx, actor, asId<DuoId>(data.duo), () => askOptions(ctx, actor, { duoId: asId<DuoId>(data.duo) }))),
  unlock: verb(duo.extend({ change: z.string().max(60) }), (ctx, actor, data) => {
    const duoId = asId<DuoId>(data.duo);
    return settled(ctx, actor, duoId, () => applyChange(ctx, actor, { duoId, change: data.change }));
  }),
  move: afterMeeting(moveMeeting),
  keep: afterMeeting(keepMeeting),
  cancel: afterMeeting(cancelMeeting),
  'accept-time': afterMeeting(async (ctx, actor, input) => awaitPlacing(ctx, actor, await acceptTime(ctx, actor, input))),
  'refuse-time': afterMeeting(refuseTime),
  pause: verb(duo, (ctx, actor, data) => showPause(ctx, actor, { duoId: asId<DuoId>(data.duo) })),
  'pause-until': verb(duo.extend({ weeks: z.coerce.number().pipe(z.literal(pauseWeeks)) }), (ctx, actor, data) => {
    const duoId = asId<DuoId>(data.duo);
    return settled(ctx, actor, duoId, () => pauseDuo(ctx, actor, { duoId, weeks: data.weeks }));
  }),
  resume: verb(duo, (ctx, actor, data) => settled(ctx, actor, asId<DuoId>(data.duo), () => resumeDuo(ctx, actor, { duoId: asId<DuoId>(data.duo) }))),
  'keep-windows': verb(duo.extend({ windows: z.string().max(600).transform(parts).optional() }), async (ctx, actor, data) => {
    const duoId = asId<DuoId>(data.duo);
    const shown = await showKept(ctx, actor, { duoId });
    try {
      await keepWindows(ctx, actor, { windows: data.windows ?? [] });
    } catch (error) {
      // Their calendar can be read by now, or the duo is over: nothing is asked of them any more.
      if (error instanceof Refusal && error.code === 'not-found') return showDuo(ctx, actor, { duoId });
      throw error;
    }
    return shown;
  }),
  'show-dates': verb(duo, async (ctx, actor, data) => {
    const duoId = asId<DuoId>(data.duo);
    await recheckOffer(ctx, await standIn(ctx, actor, duoId), { duoId });
    return showDates(ctx, actor, { duoId });
  }),
  'confirm-for': forOffer(async (ctx, executive, offerId, optionId) => awaitPlacing(ctx, executive, await confirmOption(ctx, executive, { offerId, optionId }))),
  'other-times-for': forOffer((ctx, executive, offerId) => askOtherTimes(ctx, executive, { offerId })),
  'move-for': forMeeting(moveMeeting),
  'keep-for': forMeeting(keepMeeting),
  'cancel-for': forMeeting(cancelMeeting),
  'check-in': verb(meeting.extend({ held: z.boolean() }), async (ctx, actor, data) => {
    const meetingId = asId<MeetingId>(data.meeting);
    await answerCheckIn(ctx, actor, { meetingId, answers: { held: data.held } });
    if (data.held) return showUsefulness(ctx, actor, { meetingId });
    return showDuo(ctx, actor, { duoId: await duoOfMeeting(ctx, actor, meetingId) });
  }),
  rate: verb(meeting.extend({ usefulness: rating }), async (ctx, actor, data) => {
    const meetingId = asId<MeetingId>(data.meeting);
    await answerCheckIn(ctx, actor, { meetingId, answers: { held: true, usefulness: data.usefulness } });
    return showPageTwo(ctx, actor, { meetingId });
  }),
  feedback: verb(
    meeting.extend({
      tryNext: maybeText, ease: maybeRating, pace: maybeRating, comment: maybeText,
      shareComment: z.enum(['true', 'false']).transform((value) => value === 'true').optional(),
    }),
    async (ctx, actor, { meeting: meetingId, shareComment, ...answers }) => {
      // Sharing is said of a comment, or of nothing.
      const said = { ...answers, ...(answers.comment !== undefined && { shareComment }) };
      await answerCheckIn(ctx, actor, { meetingId: asId(meetingId), answers: { held: true, ...said } });
      return showAfterCheckIn(ctx, actor, { meetingId: asId(meetingId) });
    },
  ),
} as const satisfies Record<string, Verb<never> | Verb<z.ZodType>>;

/** With these travels what somebody typed: a no leaves their card, and the text in it, where it is. */
export const typed: ReadonlySet<string> = new Set<keyof typeof verbs>(['feedback']);

/** What cards ask by themselves, when they are opened: nobody pressed. */
export const opening: ReadonlySet<string> = new Set<keyof typeof verbs>(['show-duo', 'show-dates']);

/** A card that only says something. */
export const noticeCard = (actor: Pick<Actor, 'lang'>, title: string, body?: string): Card =>
  card(actor.lang, title, [heading(title), ...(body ? [paragraph(body)] : [])]);
