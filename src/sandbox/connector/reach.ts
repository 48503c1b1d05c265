import type { State } from '../state.ts';
import type { Person } from '../world/people.ts';
import { troubleOf } from '../world/sentinels.ts';

/** Whether a person's Teams lets the bot write, and what it says when it does not. */
export const reaches = ['reachable', 'blocked', 'disabled', 'not-installed', 'removed'] as const;
export type Reach = (typeof reaches)[number];

/** The documented codes, and the 403 without any that is seen in practice. */
export const noes: Readonly<Record<Exclude<Reach, 'reachable'>, readonly [code: string, message: string]>> = {
  blocked: ['MessageWritesBlocked', 'User blocked the conversation with the bot.'],
  disabled: ['BotDisabledByUser', 'The bot was disabled by the user.'],
  'not-installed': ['BotNotInConversationRoster', 'The bot is not part of the conversation roster.'],
  removed: ['', ''],
};

export interface Reaches {
  of(person: Person): Reach;
  set(person: Person, reach: Reach): void;
  /** Whether the app was granted the permission to install itself. */
  mayInstall(): boolean;
  permit(permitted: boolean): void;
}

export const openReaches = (state: State): Reaches => {
  const table = state.table<Reach>('reaches');
  const permissions = state.table<boolean>('permissions');
  return {
    of: (person) => table.get(person.id) ?? (troubleOf(person.key) === 'bot-blocked' ? 'blocked' : 'reachable'),
    set: (person, reach) => table.put(person.id, reach),
    mayInstall: () => permissions.get('install') ?? true,
    permit: (permitted) => permissions.put('install', permitted),
  };
};
