import { asId, type MeetingId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../../features/context.ts';
import { askOtherTimes } from '../../features/meetings/ask-other-times.ts';
import { nameAssistant, removeAssistant } from '../../features/meetings/assistant/name-assistant.ts';
import { showAllDates } from '../../features/meetings/assistant/show-dates.ts';
import { standInMeeting, standInOffer } from '../../features/meetings/assistant/stand-in.ts';
import { viewAssistant, viewCandidates } from '../../features/meetings/assistant/view-assistant.ts';
import { awaitPlacing } from '../../features/meetings/await-placing.ts';
import { cancelMeeting } from '../../features/meetings/cancel-meeting.ts';
import { confirmOption } from '../../features/meetings/confirm-option.ts';
import { keepMeeting } from '../../features/meetings/keep-meeting.ts';
import { viewOrder } from '../../features/meetings/order/view-order.ts';
import { keepWindows, viewWindows } from '../../features/meetings/windows/keep-windows.ts';
import { moveMeeting } from '../../features/meetings/move-meeting.ts';

interface OfferInput { readonly params: { readonly offer: string } }
interface MeetingInput { readonly params: { readonly meeting: string } }

/** The executive's own acts on dates, for whoever stands in for them: looked up anew at each, and answered with dates alone. */
export const peopleHandlers = (ctx: Context) => {
  const onMeeting = (act: (ctx: Context, actor: Actor, input: { meetingId: MeetingId }) => Promise<unknown>) =>
    async (actor: Actor, { params }: MeetingInput) => {
      const { executive } = await standInMeeting(ctx, actor, asId(params.meeting));
      await act(ctx, executive, { meetingId: asId(params.meeting) });
      return showAllDates(ctx, actor);
    };
  return {
    'GET /api/windows': (actor: Actor) => viewWindows(ctx, actor),
    'PUT /api/windows': async (actor: Actor, { body }: { body: { windows: string[] } }) => {
      await keepWindows(ctx, actor, body);
      return viewWindows(ctx, actor);
    },
    'GET /api/meetings/:meeting/order': (actor: Actor, { params }: MeetingInput) => viewOrder(ctx, actor, { meetingId: asId(params.meeting) }),
    'GET /api/assistant': (actor: Actor) => viewAssistant(ctx, actor),
    'PUT /api/assistant': async (actor: Actor, { body }: { body: { personId: string } }) => {
      await nameAssistant(ctx, actor, { personId: asId(body.personId) });
      return viewAssistant(ctx, actor);
    },
    'DELETE /api/assistant': async (actor: Actor) => {
      await removeAssistant(ctx, actor);
      return viewAssistant(ctx, actor);
    },
    'GET /api/assistant/candidates': async (actor: Actor, { query }: { query: { q: string } }) => ({ people: await viewCandidates(ctx, actor, query.q) }),
    'GET /api/dates': (actor: Actor) => showAllDates(ctx, actor),
    'POST /api/dates/offers/:offer/confirm': async (actor: Actor, { params, body }: OfferInput & { body: { option: string } }) => {
      const { executive } = await standInOffer(ctx, actor, asId(params.offer));
      await awaitPlacing(ctx, executive, await confirmOption(ctx, executive, { offerId: asId(params.offer), optionId: body.option }));
      return showAllDates(ctx, actor);
    },
    'POST /api/dates/offers/:offer/other-times': async (actor: Actor, { params }: OfferInput) => {
      const { executive } = await standInOffer(ctx, actor, asId(params.offer));
      await askOtherTimes(ctx, executive, { offerId: asId(params.offer) });
      return showAllDates(ctx, actor);
    },
    'POST /api/dates/meetings/:meeting/move': onMeeting(moveMeeting),
    'POST /api/dates/meetings/:meeting/keep': onMeeting(keepMeeting),
    'POST /api/dates/meetings/:meeting/cancel': onMeeting(cancelMeeting),
  };
};
