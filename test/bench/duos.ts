import type { Api } from '../../src/adapters/http/contract.ts';
import type { RunningApp } from './running-app.ts';

type Out<R extends keyof Api> = Api[R]['out'];
interface SandboxPerson {
  readonly id: string;
  readonly name: string;
  readonly role: 'hr' | 'executive' | 'mentor' | 'referent' | 'employee';
}

/** A person of the story with the token their tab would carry. */
export interface Reader {
  readonly id: string;
  readonly token: string;
}

/** A duo of the story and where it stands when the measure begins. */
export interface Duo {
  readonly id: string;
  readonly mentor: Reader;
  readonly mentee: Reader;
  readonly next: Out<'GET /api/duos/:duo'>['next']['kind'];
}

/** Who is in the story, found as their own tabs would find it. */
export const readStory = async (app: RunningApp): Promise<{ duos: readonly Duo[]; manager: Reader; programmeId: string }> => {
  const people = await app.get<SandboxPerson[]>('/sandbox/people');
  const readerOf = async (is: (person: SandboxPerson) => boolean): Promise<Reader> => {
    const person = people.find(is);
    if (!person) throw new Error('The story lacks somebody.');
    return { id: person.id, token: (await app.post<{ token: string }>('/sandbox/token', { person: person.id })).token };
  };
  const duos: Duo[] = [];
  for (const { id } of people.filter(({ role }) => role === 'mentor')) {
    const mentor = await readerOf((person) => person.id === id);
    for (const own of (await app.get<Out<'GET /api/me'>>('/api/me', mentor.token)).duos) {
      const { next } = await app.get<Out<'GET /api/duos/:duo'>>(`/api/duos/${own.id}`, mentor.token);
      duos.push({ id: own.id, mentor, mentee: await readerOf(({ name }) => name === own.otherName), next: next.kind });
    }
  }
  const manager = await readerOf(({ role }) => role === 'hr');
  const [programme] = (await app.get<Out<'GET /api/me'>>('/api/me', manager.token)).programmes;
  if (!programme) throw new Error('The story lacks its programme.');
  return { duos, manager, programmeId: programme.id };
};
