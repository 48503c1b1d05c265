import type { State } from '../state.ts';
import type { Person } from '../world/people.ts';
import { findPerson, people } from '../world/people.ts';

/** What the directory says of a person beyond how the world began. */
export interface Account {
  readonly state: 'present' | 'disabled' | 'deleted';
  readonly guest: boolean;
  readonly name?: string | undefined;
  readonly mail?: string | undefined;
  readonly office?: string | undefined;
}

export interface Accounts {
  of(person: Person): Account;
  /** Whose address this is, or was: who is given another keeps the one before as an alias, as Exchange does. */
  addressee(address: string): Person | undefined;
  set(person: Person, change: { readonly [K in keyof Account]?: Account[K] | undefined }): Account;
}

const asBegun: Account = { state: 'present', guest: false };

export const openAccounts = (state: State): Accounts => {
  const table = state.table<Account>('accounts');
  const of = (person: Person): Account => table.get(person.id) ?? asBegun;
  return {
    of,
    addressee: (address) => findPerson(address) ?? people.find((person) => of(person).mail?.toLowerCase() === address.toLowerCase()),
    set: (person, change) => {
      const before = of(person);
      const account = {
        state: change.state ?? before.state, guest: change.guest ?? before.guest, name: change.name ?? before.name, mail: change.mail ?? before.mail,
        office: change.office ?? before.office,
      };
      table.put(person.id, account);
      return account;
    },
  };
};
