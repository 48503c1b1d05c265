import { publishedAppId } from '../../tenant.ts';
import { pages } from '../location.ts';
import type { Page } from '../location.ts';

/** Where a deep link leads inside the tab. */
export interface TabTarget {
  page: Page;
  sub: string | undefined;
}

const hosts = ['teams.microsoft.com', 'teams.cloud.microsoft'];

const subEntityOf = (context: string | null): string | undefined => {
  if (!context) return undefined;
  try {
    const sub = (JSON.parse(context) as { subEntityId?: unknown }).subEntityId;
    return typeof sub === 'string' && sub !== '' ? sub : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Reads `https://teams.microsoft.com/l/entity/{appId}/{entityId}?webUrl=…&context={"subEntityId":"…"}` (Microsoft Learn, "Deep link to
 * a tab"), whose app id is the catalogue's for an app that the organisation has published. Undefined for any other address, another Teams
 * page or another app included. An entity we do not know opens *My duo*: better a page than none.
 */
export const tabTargetOf = (url: string): TabTarget | undefined => {
  const parsed = URL.parse(url);
  if (!parsed || !hosts.includes(parsed.hostname)) return undefined;
  const [l, entity, appId, entityId] = parsed.pathname.split('/').filter(Boolean);
  if (l !== 'l' || entity !== 'entity' || appId !== publishedAppId || !entityId) return undefined;
  const name = decodeURIComponent(entityId);
  return {
    page: pages.find((page) => page === name) ?? 'my-duo',
    sub: subEntityOf(parsed.searchParams.get('context')),
  };
};
