import { OutsideError } from '../../kernel/errors.ts';
import type { Actor, Context, DirectoryPerson } from '../context.ts';
import { otherOf } from '../matching/duo.ts';
import { listOwnDuos } from '../matching/store.ts';
import { listAssisted } from '../meetings/assistant/store.ts';
import { roleOf } from '../meetings/situation.ts';
import { findPeople } from '../people/store.ts';
import { findProgramme, listManagedProgrammes } from '../programmes/store.ts';
import { isCounted } from './programme-state.ts';

/** Who is looking, and what is theirs: the newest duo first, ended ones last. */
export const viewMe = async (ctx: Pick<Context, 'db' | 'directory'>, actor: Actor) => {
  const duos = (await listOwnDuos(ctx.db, actor.tenantId, actor.personId)).toReversed().toSorted((a, b) => Number(isCounted(b)) - Number(isCounted(a)));
  const others = await findPeople(ctx.db, actor.tenantId, [actor.personId, ...duos.flatMap((duo) => [duo.mentor.personId, duo.mentee.personId])]);
  const me = others.get(actor.personId) ?? (await findUnknown(ctx, actor));
  const programmes = await listManagedProgrammes(ctx.db, actor.tenantId, actor.personId);
  const names = new Map(programmes.map((programme) => [programme.id, programme.name]));
  for (const duo of duos)
    if (!names.has(duo.programmeId)) names.set(duo.programmeId, (await findProgramme(ctx.db, actor.tenantId, duo.programmeId))?.name ?? '');
  return {
    id: actor.personId,
    name: me?.name ?? '',
    firstName: me?.firstName ?? '',
    isManager: actor.canManage,
    runsDates: (await listAssisted(ctx.db, actor.tenantId, actor.personId)).length > 0,
    duos: duos.map((duo) => {
      const role = roleOf(duo, actor.personId);
      return { id: duo.id, otherName: others.get(otherOf(duo, role).personId)?.name ?? '', programmeName: names.get(duo.programmeId) ?? '', role };
    }),
    programmes: programmes.map(({ id, name }) => ({ id, name })),
  };
};

/** Whoever was never met still opens the tab when the directory does not answer: without their name. */
const findUnknown = async ({ directory }: Pick<Context, 'directory'>, { personId }: Actor): Promise<DirectoryPerson | undefined> => {
  try {
    return await directory.find(personId);
  } catch (error) {
    if (error instanceof OutsideError) return undefined;
    throw error;
  }
};
