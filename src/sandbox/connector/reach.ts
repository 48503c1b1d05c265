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
  /** Hears of everybody who has the app from now on and had it not. */
  onInstall(hear: (person: Person) => void): void;
  /** Whether the app was granted the permission to install itself. */
  mayInstall(): boolean;
  permit(permitted: boolean): void;
}

export const openReaches = (state: State): Reaches => {
  const table = state.table<Reach>('reaches');
  const permissions = state.table<boolean>('permissions');
  const hearing: ((person: Person) => void)[] = [];
  const of = (person: Person): Reach => table.get(person.id) ?? (troubleOf(person.key) === 'bot-blocked' ? 'blocked' : 'reachable');
  return {
    of,
    set: (person, reach) => {
      const wasOut = ['not-installed', 'removed'].includes(of(person));
      table.put(person.id, reach);
      if (wasOut && reach === 'reachable') for (const hear of hearing) hear(person);
    },
    onInstall: (hear) => void hearing.push(hear),
    mayInstall: () => permissions.get('install') ?? true,
    permit: (permitted) => permissions.put('install', permitted),
  };
};
