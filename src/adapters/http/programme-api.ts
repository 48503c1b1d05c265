import { asId, type PersonId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../../features/context.ts';
import { viewPeople } from '../../features/overview/view-people.ts';
import { previewRules, viewRules } from '../../features/overview/view-rules.ts';
import { chooseSettings, chooseView } from '../../features/places/catalogue/choose-settings.ts';
import { namePeople } from '../../features/programmes/name-people.ts';
import type { Rules } from '../../features/programmes/rules.ts';
import { updateRules } from '../../features/programmes/update-rules.ts';

interface Asked { readonly params: { readonly programme: string } }
interface AskedWith<B> extends Asked { readonly body: B }

/** What HR may change of a programme that lives, its people, its rules and its settings: every change answers what was asked for as it then stands. */
export const programmeHandlers = (ctx: Context) => ({
  'GET /api/programmes/:programme/people': (actor: Actor, { params }: Asked) => viewPeople(ctx, actor, asId(params.programme)),
  'PUT /api/programmes/:programme/people': async (actor: Actor, { params, body }: AskedWith<{ version: string; sponsorId: string; contactIds: string[] }>) => {
    const [sponsorId, contactIds] = [asId<PersonId>(body.sponsorId), body.contactIds.map((contact) => asId<PersonId>(contact))];
    await namePeople(ctx, actor, { programmeId: asId(params.programme), version: body.version, sponsorId, contactIds });
    return viewPeople(ctx, actor, asId(params.programme));
  },
  'GET /api/programmes/:programme/rules': (actor: Actor, { params }: Asked) => viewRules(ctx, actor, asId(params.programme)),
  'PUT /api/programmes/:programme/rules': async (actor: Actor, { params, body }: AskedWith<{ version: string; rules: unknown }>) => {
    await updateRules(ctx, actor, { programmeId: asId(params.programme), version: body.version, rules: body.rules as Rules });
    return viewRules(ctx, actor, asId(params.programme));
  },
  'POST /api/programmes/:programme/rules/preview': (actor: Actor, { params, body }: AskedWith<{ rules: unknown }>) =>
    previewRules(ctx, actor, { programmeId: asId(params.programme), rules: body.rules as Rules }),
  'GET /api/programmes/:programme/settings': (actor: Actor, { params }: Asked) => chooseView(ctx, actor, asId(params.programme)),
  'PUT /api/programmes/:programme/settings': async (actor: Actor, { params, body }: AskedWith<Omit<Parameters<typeof chooseSettings>[2], 'programmeId'>>) => {
    await chooseSettings(ctx, actor, { programmeId: asId(params.programme), ...body });
    return chooseView(ctx, actor, asId(params.programme));
  },
});
