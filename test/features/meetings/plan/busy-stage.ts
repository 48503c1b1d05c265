import { randomUUID } from 'node:crypto';
import type { Connected } from '../../../../src/db/connect.ts';
import type { DirectoryPerson } from '../../../../src/features/context.ts';
import { answerDuo } from '../../../../src/features/matching/answer-duo.ts';
import { formDuo } from '../../../../src/features/matching/form-duo.ts';
import { readTrack } from '../../../../src/features/matching/read-track.ts';
import { asId, type PersonId } from '../../../../src/kernel/ids.ts';
import { day, plus } from '../../../../src/kernel/time.ts';
import { setStage, type Stage } from '../stage.ts';

/** A stage with `count` duos more, executives in several of them when they are fewer, whose first moments nobody has answered. */
export const setBusyStage = async (database: Connected, { executives, count }: { executives: number; count: number }): Promise<Stage> => {
  const alone = await setStage(database);
  const crowd = Array.from({ length: executives + count }, (_, index): DirectoryPerson => ({
    id: asId<PersonId>(randomUUID()), name: `Personne ${index}`, firstName: 'Personne', mail: `person-${index}@meridiane.example`, jobTitle: null,
    office: 'Paris-La Défense', lang: 'fr', managerId: null, enabled: true, isGuest: false,
  }));
  const { directory } = alone.ctx;
  const ctx = { ...alone.ctx, directory: { ...directory, find: async (id: PersonId) => crowd.find((person) => person.id === id) ?? directory.find(id) } };
  for (const [index, mentor] of crowd.slice(executives).entries()) {
    const two = [mentor.id, crowd[index % executives]!.id] as const;
    const duoId = await formDuo(ctx, alone.actors.manager, { programmeId: alone.programmeId, mentorId: two[0], menteeId: two[1] });
    for (const personId of two) {
      const actor = { tenantId: alone.tenantId, personId, lang: 'fr' as const, canManage: false };
      await answerDuo(ctx, actor, { duoId, answer: 'yes' });
      await readTrack(ctx, actor, { duoId });
    }
  }
  await alone.run(plus(alone.clock.now(), 4 * day));
  return alone;
};
