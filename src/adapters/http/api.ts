import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Refusal } from '../../kernel/errors.ts';
import { asId, type DuoId, type MeetingId, type OfferId, type PersonId, type ProgrammeId, type TenantId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../../features/context.ts';
import { answerCheckIn } from '../../features/feedback/answer-check-in.ts';
import { answerDuo } from '../../features/matching/answer-duo.ts';
import { formDuo } from '../../features/matching/form-duo.ts';
import { readTrack } from '../../features/matching/read-track.ts';
import { acceptTime } from '../../features/meetings/accept-time.ts';
import { applyChange } from '../../features/meetings/apply-change.ts';
import { askOptions } from '../../features/meetings/ask-options.ts';
import { askOtherTimes } from '../../features/meetings/ask-other-times.ts';
import { askSetting } from '../../features/meetings/ask-setting.ts';
import { awaitPlacing } from '../../features/meetings/await-placing.ts';
import { cancelMeeting } from '../../features/meetings/cancel-meeting.ts';
import { confirmOption } from '../../features/meetings/confirm-option.ts';
import { keepMeeting } from '../../features/meetings/keep-meeting.ts';
import { declareAbsence } from '../../features/meetings/leavers/declare-absence.ts';
import { resumeDuo as takeUpDuo } from '../../features/meetings/leavers/resume-duo.ts';
import { leaveDuo } from '../../features/meetings/leave-duo.ts';
import { moveMeeting } from '../../features/meetings/move-meeting.ts';
import { pauseDuo } from '../../features/meetings/pause-duo.ts';
import { proposeOptions } from '../../features/meetings/propose-options.ts';
import { proposePlace } from '../../features/meetings/propose-place.ts';
import { recheckOffer } from '../../features/meetings/recheck-offer.ts';
import { refuseTime } from '../../features/meetings/refuse-time.ts';
import { resumeDuo } from '../../features/meetings/resume-duo.ts';
import { sendOptions } from '../../features/meetings/send-options.ts';
import { duoOfMeeting, duoOfOffer } from '../../features/meetings/show-duo.ts';
import { listTemplates } from '../../features/overview/list-templates.ts';
import { relinkAccount } from '../../features/overview/relink-account.ts';
import { resendMessage } from '../../features/overview/resend-message.ts';
import { viewCheckIn } from '../../features/overview/view-check-in.ts';
import { viewDeliveries } from '../../features/overview/view-deliveries.ts';
import { viewDuo } from '../../features/overview/view-duo.ts';
import { viewMe } from '../../features/overview/view-me.ts';
import { viewProgramme } from '../../features/overview/view-programme.ts';
import { knowOnce } from '../../features/people/know-person.ts';
import { archivePlace } from '../../features/places/catalogue/archive-place.ts';
import type { PlaceDraft } from '../../features/places/catalogue/draft.ts';
import { importPlaces, importPreview } from '../../features/places/catalogue/import-places.ts';
import { keepSite } from '../../features/places/catalogue/keep-site.ts';
import { savePlaceDraft } from '../../features/places/catalogue/save-place.ts';
import { undoImport } from '../../features/places/catalogue/undo-import.ts';
import { viewCatalogue, viewPlan } from '../../features/places/catalogue/view-catalogue.ts';
import type { PriceLevel } from '../../features/places/place.ts';
import type { Site } from '../../features/places/site.ts';
import { grantAccessNeeds } from '../../features/places/preferences/grant-access-needs.ts';
import { savePreferences } from '../../features/places/preferences/save-preferences.ts';
import { viewPreferences } from '../../features/places/preferences/view-preferences.ts';
import { withdrawAccessNeeds } from '../../features/places/preferences/withdraw-access-needs.ts';
import { declineSuggestion } from '../../features/places/suggestions/decline-suggestion.ts';
import { suggestPlace } from '../../features/places/suggestions/suggest-place.ts';
import { viewSuggestions } from '../../features/places/suggestions/view-suggestions.ts';
import { createProgramme } from '../../features/programmes/create-programme.ts';
import { searchPeople } from '../../features/people/search-people.ts';
import { contract } from './contract.ts';
import { readerLang } from './errors.ts';
import { peopleHandlers } from './people-api.ts';
import { planHandlers } from './plan-api.ts';
import { programmeHandlers } from './programme-api.ts';

export interface ApiOptions {
  readonly ctx: Context;
  /** Reads a bearer token; throws Refusal('not-signed-in'), or 'other-tenant' for a sound one of another organisation. */
  readonly identify: (bearer: string) => Promise<{ tenantId: TenantId; personId: PersonId; canManage: boolean }>;
}

type Routes = typeof contract;
type Parsed<R, K extends string> = R extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined;
type Handler<R> = (actor: Actor, input: { params: Parsed<R, 'params'>; query: Parsed<R, 'query'>; body: Parsed<R, 'body'> }) => Promise<z.input<Extract<R, { out: z.ZodType }>['out']>>;

/** Which use case answers which route. A route of the contract without a line here does not compile. */
const handlers = (ctx: Context): { [R in keyof Routes]: Handler<Routes[R]> } => {
  const duoAfter = async (actor: Actor, duoId: DuoId, act: () => Promise<unknown>) => {
    await act();
    return viewDuo(ctx, actor, duoId);
  };
  const onDuo = (actor: Actor, duo: string, act: (input: { duoId: DuoId }) => Promise<unknown>) => duoAfter(actor, asId(duo), () => act({ duoId: asId(duo) }));
  const onOffer = async (actor: Actor, offer: string, act: (input: { offerId: OfferId }) => Promise<unknown>) =>
    duoAfter(actor, await duoOfOffer(ctx, actor, asId(offer)), () => act({ offerId: asId(offer) }));
  const onMeeting = async (actor: Actor, meeting: string, act: (input: { meetingId: MeetingId }) => Promise<unknown>) =>
    duoAfter(actor, await duoOfMeeting(ctx, actor, asId(meeting)), () => act({ meetingId: asId(meeting) }));

  const onManagedDuo = async (
    actor: Actor, params: { programme: string; duo: string }, act: (input: { programmeId: ProgrammeId; duoId: DuoId }) => Promise<unknown>,
  ) => {
    const input = { programmeId: asId<ProgrammeId>(params.programme), duoId: asId<DuoId>(params.duo) };
    await act(input);
    return viewProgramme(ctx, actor, input.programmeId);
  };

  const preferencesAfter = async (actor: Actor, act: () => Promise<void>) => {
    await knowOnce(ctx, actor.tenantId, actor.personId);
    await act();
    return viewPreferences(ctx, actor);
  };

  return {
    'GET /api/me': (actor) => viewMe(ctx, actor),
    'GET /api/preferences': (actor) => viewPreferences(ctx, actor),
    'PUT /api/preferences': (actor, { body }) => preferencesAfter(actor, () => savePreferences(ctx, actor, body)),
    'PUT /api/preferences/access': (actor, { body: { stepFree, quiet } }) => preferencesAfter(actor, () => grantAccessNeeds(ctx, actor, { stepFree, quiet })),
    'DELETE /api/preferences/access': (actor) => preferencesAfter(actor, () => withdrawAccessNeeds(ctx, actor)),
    'GET /api/duos/:duo': async (actor, { params }) => {
      await recheckOffer(ctx, actor, { duoId: asId(params.duo) });
      return viewDuo(ctx, actor, asId(params.duo));
    },
    'POST /api/duos/:duo/answer': (actor, { params, body }) => onDuo(actor, params.duo, (input) => answerDuo(ctx, actor, { ...input, ...body })),
    'POST /api/duos/:duo/leave': (actor, { params }) => onDuo(actor, params.duo, (input) => leaveDuo(ctx, actor, input)),
    'POST /api/duos/:duo/track': (actor, { params }) => onDuo(actor, params.duo, (input) => readTrack(ctx, actor, input)),
    'POST /api/duos/:duo/options': (actor, { params }) => onDuo(actor, params.duo, (input) => askOptions(ctx, actor, input)),
    'POST /api/duos/:duo/unlock': (actor, { params, body }) => onDuo(actor, params.duo, (input) => applyChange(ctx, actor, { ...input, ...body })),
    'POST /api/offers/:offer/propose': (actor, { params, body }) =>
      onOffer(actor, params.offer, (input) => proposeOptions(ctx, actor, { ...input, optionIds: body.options })),
    'POST /api/offers/:offer/confirm': (actor, { params, body }) =>
      onOffer(actor, params.offer, async (input) => awaitPlacing(ctx, actor, await confirmOption(ctx, actor, { ...input, optionId: body.option }))),
    'POST /api/offers/:offer/other-times': (actor, { params }) => onOffer(actor, params.offer, (input) => askOtherTimes(ctx, actor, input)),
    'POST /api/offers/:offer/setting': (actor, { params, body }) => onOffer(actor, params.offer, (input) => askSetting(ctx, actor, { ...input, settingId: body.setting })),
    'POST /api/offers/:offer/place': (actor, { params, body }) =>
      onOffer(actor, params.offer, (input) => proposePlace(ctx, actor, { ...input, place: body.place, optionId: body.option })),
    'POST /api/meetings/:meeting/move': (actor, { params }) => onMeeting(actor, params.meeting, (input) => moveMeeting(ctx, actor, input)),
    'POST /api/meetings/:meeting/keep': (actor, { params }) => onMeeting(actor, params.meeting, (input) => keepMeeting(ctx, actor, input)),
    'POST /api/meetings/:meeting/accept-time': (actor, { params }) =>
      onMeeting(actor, params.meeting, async (input) => awaitPlacing(ctx, actor, await acceptTime(ctx, actor, input))),
    'POST /api/meetings/:meeting/refuse-time': (actor, { params }) => onMeeting(actor, params.meeting, (input) => refuseTime(ctx, actor, input)),
    'POST /api/duos/:duo/pause': (actor, { params, body }) => onDuo(actor, params.duo, (input) => pauseDuo(ctx, actor, { ...input, ...body })),
    'POST /api/duos/:duo/resume': (actor, { params }) => onDuo(actor, params.duo, (input) => resumeDuo(ctx, actor, input)),
    'POST /api/meetings/:meeting/cancel': (actor, { params }) => onMeeting(actor, params.meeting, (input) => cancelMeeting(ctx, actor, input)),
    'GET /api/meetings/:meeting/check-in': (actor, { params }) => viewCheckIn(ctx, actor, asId(params.meeting)),
    'PUT /api/meetings/:meeting/check-in': async (actor, { params, body }) => {
      const { shareComment, ...answers } = body;
      await answerCheckIn(ctx, actor, { meetingId: asId(params.meeting), closeCard: true, answers: { ...answers, ...(shareComment !== undefined && { shareComment }) } });
      return viewCheckIn(ctx, actor, asId(params.meeting));
    },
    'GET /api/templates': async (actor) => ({ templates: listTemplates(actor.lang) }),
    'GET /api/directory': async (actor, { query }) => ({ people: await searchPeople(ctx, actor, query.q) }),
    'POST /api/programmes': async (actor, { body }) => {
      const id = await createProgramme(ctx, actor, {
        ...body, sponsorId: asId(body.sponsorId), priceCeiling: body.priceCeiling as PriceLevel, contactIds: body.contactIds.map((contact) => asId<PersonId>(contact)),
      });
      return viewProgramme(ctx, actor, id);
    },
    'GET /api/programmes/:programme': (actor, { params }) => viewProgramme(ctx, actor, asId(params.programme)),
    'POST /api/programmes/:programme/duos': async (actor, { params, body }) => {
      const programmeId = asId<ProgrammeId>(params.programme);
      await formDuo(ctx, actor, { programmeId, mentorId: asId(body.mentorId), menteeId: asId(body.menteeId) });
      return viewProgramme(ctx, actor, programmeId);
    },
    'POST /api/programmes/:programme/duos/:duo/options': (actor, { params }) => onManagedDuo(actor, params, (input) => sendOptions(ctx, actor, input)),
    'POST /api/programmes/:programme/duos/:duo/absence': (actor, { params, body }) =>
      onManagedDuo(actor, params, (input) => declareAbsence(ctx, actor, { ...input, side: body.side })),
    'POST /api/programmes/:programme/duos/:duo/resume': (actor, { params }) => onManagedDuo(actor, params, (input) => takeUpDuo(ctx, actor, input)),
    'POST /api/programmes/:programme/duos/:duo/account': (actor, { params, body }) =>
      onManagedDuo(actor, params, (input) => relinkAccount(ctx, actor, { ...input, side: body.side, personId: asId(body.personId) })),
    'GET /api/programmes/:programme/deliveries': (actor, { params }) => viewDeliveries(ctx, actor, asId(params.programme)),
    'POST /api/programmes/:programme/deliveries/:message/resend': async (actor, { params, body }) => {
      const programmeId = asId<ProgrammeId>(params.programme);
      await resendMessage(ctx, actor, { programmeId, messageId: asId(params.message), ...body });
      return viewDeliveries(ctx, actor, programmeId);
    },
    'GET /api/places': (actor) => viewCatalogue(ctx, actor),
    'POST /api/places': async (actor, { body: { suggestion, ...draft } }) => ({
      id: await savePlaceDraft(ctx, actor, { placeId: null, draft: draft as unknown as PlaceDraft, ...(suggestion !== undefined && { suggestionId: asId(suggestion) }) }),
    }),
    'GET /api/suggestions': (actor) => viewSuggestions(ctx, actor),
    'POST /api/suggestions': async (actor, { body }) => {
      await suggestPlace(ctx, actor, body);
      return viewSuggestions(ctx, actor);
    },
    'POST /api/suggestions/:suggestion/decline': async (actor, { params }) => {
      await declineSuggestion(ctx, actor, { suggestionId: asId(params.suggestion) });
      return { id: params.suggestion };
    },
    'PUT /api/places/:place': async (actor, { params, body }) => ({
      id: await savePlaceDraft(ctx, actor, { placeId: asId(params.place), draft: body as unknown as PlaceDraft }),
    }),
    'POST /api/places/:place/archive': async (actor, { params, body }) => {
      await archivePlace(ctx, actor, { placeId: asId(params.place), ...body });
      return { id: params.place };
    },
    'POST /api/sites': async (actor, { body }) => ({ id: await keepSite(ctx, actor, { siteId: null, site: body as unknown as Site }) }),
    'PUT /api/sites/:site': async (actor, { params, body }) => ({ id: await keepSite(ctx, actor, { siteId: asId(params.site), site: body as unknown as Site }) }),
    'POST /api/imports/preview': async (actor, { body }) => viewPlan(await importPreview(ctx, actor, body), actor.lang),
    'POST /api/imports': (actor, { body }) => importPlaces(ctx, actor, body),
    'POST /api/imports/:import/undo': async (actor, { params }) => {
      await undoImport(ctx, actor, { importId: params.import });
      return { id: params.import };
    },
    ...programmeHandlers(ctx),
    ...planHandlers(ctx),
    ...peopleHandlers(ctx),
  };
};

/** Registers the contract, route by route: parse at the door, identify, act, answer. */
export const apiRoutes = ({ ctx, identify }: ApiOptions): FastifyPluginAsync => async (app) => {
  const table = handlers(ctx);
  const actorOf = async (request: FastifyRequest): Promise<Actor> => {
    const [scheme, bearer] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !bearer) throw new Refusal('not-signed-in');
    const who = await identify(bearer);
    // A token outlives the account it was given for by an hour.
    if (!(await ctx.directory.isOpen(who.personId))) throw new Refusal('not-signed-in');
    return { ...who, lang: readerLang(request) };
  };
  const actors = new WeakMap<FastifyRequest, Actor>();
  // Who asks comes before what they ask: a stranger learns nothing of the shape of our API.
  app.addHook('onRequest', async (request) => {
    actors.set(request, await actorOf(request));
  });
  for (const key of Object.keys(contract) as (keyof Routes)[]) {
    const [method, url] = key.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string];
    const route = contract[key] as { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType; out: z.ZodType; bodyLimit?: number };
    const handle = table[key] as (actor: Actor, input: { params: unknown; query: unknown; body: unknown }) => Promise<unknown>;
    app.route({
      method,
      url,
      ...(route.bodyLimit !== undefined && { bodyLimit: route.bodyLimit }),
      schema: {
        ...(route.params && { params: route.params }),
        ...(route.query && { querystring: route.query }),
        ...(route.body && { body: route.body }),
        response: { 200: route.out },
        security: [{ teams: [] }],
      },
      handler: async (request, reply) => {
        const actor = actors.get(request);
        if (!actor) throw new Refusal('not-signed-in');
        reply.header('cache-control', 'no-store');
        return handle(actor, { params: request.params, query: request.query, body: request.body });
      },
    });
  }
};
