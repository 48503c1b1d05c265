import { answerDuo } from '../../src/features/matching/answer-duo.ts';
import { formDuo } from '../../src/features/matching/form-duo.ts';
import { readTrack } from '../../src/features/matching/read-track.ts';
import { asId, type PersonId, type ProgrammeId } from '../../src/kernel/ids.ts';
import type { World } from '../support/world.ts';

const executives = [
  'philippe.garnier', 'helen.whitaker', 'anne-sophie.mercier', 'marc.kessler', 'beatrice.lemoine', 'francois.delmas', 'isabelle.muller', 'laurent.chevalier',
  'stephane.roussel', 'david.okafor', 'nicolas.blanchard', 'thierry.wagner',
];
const mentors = [
  'ines.belkacem', 'jonas.weber', 'mehdi.cherif', 'lea.schmitt', 'thomas.nguyen', 'sarah.diallo', 'yanis.haddad', 'priya.raman', 'arthur.meyer',
  'manon.bertrand', 'maxime.faivre', 'emilie.schneider', 'camille.roux', 'paul.lefebvre', 'pierre.gauthier',
];

/** `count` active duos through the use cases, people in several of them; answers who is in each, as `mentor mentee`. */
export const bringMany = async (world: World, programme: { id: string }, count: number): Promise<readonly { id: string; mentor: string; mentee: string }[]> => {
  const { ctx } = world.app;
  const claire = world.as('claire.fontaine');
  const tenantId = (await ctx.db.selectFrom('programmes').select('tenant_id').where('id', '=', programme.id).executeTakeFirstOrThrow()).tenant_id;
  const actor = (key: string, canManage = false) => ({ tenantId: asId<never>(tenantId), personId: asId<PersonId>(world.as(key).id), lang: 'fr' as const, canManage });
  const duos: { id: string; mentor: string; mentee: string }[] = [];
  for (let turn = 0; duos.length < count && turn < executives.length * mentors.length; turn++) {
    const [mentor, mentee] = [mentors[turn % mentors.length]!, executives[((turn % mentors.length) + Math.floor(turn / mentors.length)) % executives.length]!];
    const id = await formDuo(ctx, actor(claire.key, true), {
      programmeId: asId<ProgrammeId>(programme.id), mentorId: asId(world.as(mentor).id), menteeId: asId(world.as(mentee).id),
    }).catch((error: unknown) => {
      // Nobody mentors their own manager.
      if ((error as { code?: string }).code === 'manager-of-mentor') return null;
      throw error;
    });
    if (id === null) continue;
    for (const key of [mentor, mentee]) {
      await answerDuo(ctx, actor(key), { duoId: id, answer: 'yes' });
      await readTrack(ctx, actor(key), { duoId: id });
    }
    duos.push({ id, mentor, mentee });
  }
  await world.clock.on();
  return duos;
};

/** Nobody has answered, the one nudge has gone out: the moments that were offered are nobody's any more. */
export const letThemBeSilent = (world: World): Promise<void> => world.clock.to('2026-11-27T09:00:00.000Z');
