/** How much is let through. A window counts what was let through in the last so many milliseconds. */
export interface Limits {
  readonly tenant: readonly Window[];
  readonly chat: readonly Window[];
}
interface Window {
  readonly within: number;
  readonly most: number;
}

/** "Optimize your bot with rate limiting in Teams" (Microsoft Learn): per app and tenant, and per bot and thread. */
export const teamsLimits: Limits = {
  tenant: [{ within: 1000, most: 50 }],
  chat: [{ within: 1000, most: 7 }, { within: 2000, most: 8 }, { within: 30_000, most: 60 }, { within: 3_600_000, most: 1800 }],
};

/** Counts on real time. Answers the whole seconds to wait, or undefined when the request passes. */
export type Throttle = (chat: string | undefined) => number | undefined;

export const createThrottle = (limits: Limits, now: () => number = Date.now): Throttle => {
  const passed = new Map<string, number[]>();
  /** Milliseconds until one more would fit. */
  const waitOf = (key: string, windows: readonly Window[], at: number): number => {
    const longest = Math.max(...windows.map(({ within }) => within));
    const times = (passed.get(key) ?? []).filter((time) => time > at - longest);
    passed.set(key, times);
    return Math.max(0, ...windows.map(({ within, most }) => {
      const inside = times.filter((time) => time > at - within);
      return inside.length < most ? 0 : (inside[inside.length - most] ?? at) + within - at;
    }));
  };
  return (chat) => {
    const at = now();
    const keys = chat === undefined ? [''] : ['', chat];
    const wait = Math.max(...keys.map((key) => waitOf(key, key === '' ? limits.tenant : limits.chat, at)));
    if (wait > 0) return Math.ceil(wait / 1000);
    for (const key of keys) passed.get(key)?.push(at);
    return undefined;
  };
};
