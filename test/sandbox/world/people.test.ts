import { expect, test } from 'vitest';
import { isUuid } from '../../../src/kernel/ids.ts';
import { duos } from '../../../src/sandbox/world/breathing.ts';
import type { Person } from '../../../src/sandbox/world/people.ts';
import { findPerson, managerOf, people } from '../../../src/sandbox/world/people.ts';
import { sentinels } from '../../../src/sandbox/world/sentinels.ts';

const chain = (person: Person): Person[] => {
  const manager = managerOf(person);
  return manager ? [person, ...chain(manager)] : [person];
};

test('sixty people, each with their own id, mail and MRI, and a manager who exists', () => {
  expect(people).toHaveLength(60);
  for (const name of ['id', 'mail', 'mri'] as const) expect(new Set(people.map((person) => person[name])).size).toBe(60);
  expect(people.every(({ id }) => isUuid(id) && id[14] === '4' && '89ab'.includes(id[19] ?? ''))).toBe(true);
  expect(people.filter((person) => !managerOf(person)).map(({ key }) => key)).toEqual(['catherine.vasseur']);
  expect(people.every(({ mail }) => /^[a-z-]+\.[a-z-]+@meridiane\.example$/.test(mail))).toBe(true);
});

test.each(duos)('%s is three levels below %s, in another line', (mentorKey, executiveKey) => {
  const mentor = findPerson(mentorKey);
  const executive = findPerson(executiveKey);
  if (!mentor || !executive) throw new Error('missing');
  expect(chain(mentor).length - chain(executive).length).toBeGreaterThanOrEqual(3);
  expect(chain(mentor)).not.toContain(executive);
  expect([mentor.role, executive.role, mentor.site]).toEqual(['mentor', 'executive', executive.site]);
});

test('the troubled are real people, and none plays in the demonstration but one', () => {
  const players = duos.flat();
  for (const key of Object.keys(sentinels)) expect(findPerson(key), key).toBeDefined();
  expect(Object.keys(sentinels).filter((key) => players.includes(key))).toEqual(['olivier.faure']);
});
