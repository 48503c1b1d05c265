import { randomUUID } from 'node:crypto';
import type { Instant, MovableClock } from '../../kernel/time.ts';
import { toIso } from '../../kernel/time.ts';
import type { Bus } from '../bus.ts';
import type { State } from '../state.ts';
import type { Person } from '../world/people.ts';

/** A mail in somebody's inbox. */
export interface Mail {
  readonly id: string;
  readonly person: Person['id'];
  readonly at: Instant;
  readonly from: string;
  readonly subject: string;
  readonly bodyHtml: string;
}

export interface Mails {
  /** Newest first. */
  of(person: Person): readonly Mail[];
  deliver(to: Person, mail: Pick<Mail, 'from' | 'subject' | 'bodyHtml'>): void;
  /** Whether the app was granted the right to send from the programme's mailbox. */
  maySend(): boolean;
  permit(permitted: boolean): void;
}

export const openMails = (state: State, clock: MovableClock, bus: Bus): Mails => {
  const table = state.table<Mail>('mails');
  const permissions = state.table<boolean>('permissions');
  return {
    of: ({ id }) => [...table.values()].filter(({ person }) => person === id).toReversed(),
    deliver: (to, mail) => {
      const id = randomUUID();
      table.put(id, { id, person: to.id, at: clock.now(), ...mail });
      bus.tell({ kind: 'mail', person: to.id });
    },
    maySend: () => permissions.get('mail') ?? true,
    permit: (permitted) => permissions.put('mail', permitted),
  };
};

export const mailJson = ({ id, at, from, subject, bodyHtml }: Mail) => ({ id, at: toIso(at), from, subject, bodyHtml });
