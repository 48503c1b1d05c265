import { useMemo, useSyncExternalStore } from 'react';
import { langs } from '../../kernel/text.ts';
import type { Lang } from '../../kernel/text.ts';
import { themeNames } from './theme-names.ts';
import type { ThemeName } from './theme-names.ts';

export const views = ['chat', 'mail', 'tab', 'calendar'] as const;
export type View = (typeof views)[number];
export const hosts = ['teams', 'outlook'] as const;
export type Host = (typeof hosts)[number];
export const pages = ['my-duo', 'programme'] as const;
export type Page = (typeof pages)[number];

/**
 * All that the showroom shows, and all of it in the address, so that any state can be linked to, tested and photographed:
 * `/sandbox/?person=ines.belkacem&view=chat&host=teams&theme=dark&lang=en`.
 */
export interface Place {
  /** An object id, a mail address, or what stands before its @. */
  person?: string | undefined;
  view: View;
  host: Host;
  theme: ThemeName;
  /** Unset: the chosen person's language. */
  lang?: Lang | undefined;
  page: Page;
  /** What a deep link points at inside the tab. */
  sub?: string | undefined;
  /** A day of the week shown in the calendar, `2026-11-24`. */
  week?: string | undefined;
  /** The calendar event that is open. */
  event?: string | undefined;
  panel?: 'journal' | undefined;
  tour?: 'off' | undefined;
}

const oneOf = <T extends string>(allowed: readonly T[], value: string | null): T | undefined =>
  allowed.find((each) => each === value);

/** `?theme=light` is how people say it; teams-js says `default`. */
const themeIn = (value: string | null): ThemeName => (value === 'light' ? 'default' : (oneOf(themeNames, value) ?? 'default'));

/** Outlook has no chat, and Teams no mail: what stands first stands in its place. */
export const viewIn = (host: Host, view: View): View => (host === 'outlook' && view === 'chat' ? 'calendar' : host === 'teams' && view === 'mail' ? 'chat' : view);

export const readPlace = (search: string): Place => {
  const params = new URLSearchParams(search);
  const host = oneOf(hosts, params.get('host')) ?? 'teams';
  const view = oneOf(views, params.get('view')) ?? (host === 'outlook' ? 'calendar' : 'chat');
  return {
    person: params.get('person') ?? undefined,
    host,
    view: viewIn(host, view),
    theme: themeIn(params.get('theme')),
    lang: oneOf(langs, params.get('lang')),
    page: oneOf(pages, params.get('page')) ?? 'my-duo',
    sub: params.get('sub') ?? undefined,
    week: /^\d{4}-\d{2}-\d{2}$/.exec(params.get('week') ?? '')?.[0],
    event: params.get('event') ?? undefined,
    panel: oneOf(['journal'], params.get('panel')),
    tour: oneOf(['off'], params.get('tour')),
  };
};

/** The shortest address that says the same: what is at its default is left out. */
export const writePlace = (place: Place): string => {
  const params = new URLSearchParams();
  const put = (key: string, value: string | undefined, usual?: string): void => {
    if (value !== undefined && value !== usual) params.set(key, value);
  };
  put('person', place.person);
  put('view', place.view);
  put('host', place.host, 'teams');
  put('theme', place.theme, 'default');
  put('lang', place.lang);
  put('page', place.page, 'my-duo');
  put('sub', place.sub);
  put('week', place.week);
  put('event', place.event);
  put('panel', place.panel);
  put('tour', place.tour);
  return `?${params.toString()}`;
};

const listeners = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
};

/** Goes to the same place with some of it changed. */
export const go = (change: Partial<Place>): void => {
  const next = writePlace({ ...readPlace(location.search), ...change });
  if (next === location.search) return;
  history.pushState(null, '', next);
  for (const listener of listeners) listener();
};

export const usePlace = (): Place => {
  const search = useSyncExternalStore(subscribe, () => location.search);
  return useMemo(() => readPlace(search), [search]);
};
