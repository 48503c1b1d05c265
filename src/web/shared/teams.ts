import { app, authentication, pages } from '@microsoft/teams-js';
import type { Lang } from '../../kernel/text.ts';
import { langOf } from '../../kernel/text.ts';
import type { ThemeName } from './brand.ts';
import { themeOf } from './brand.ts';

/** What we take from Teams, Outlook or Microsoft 365. The context is no proof of identity: only the token is. */
export interface Host {
  readonly lang: Lang;
  readonly theme: ThemeName;
  /** Where a link asked to land: `duo/<id>`, `check-in/<meeting>` … */
  readonly subPageId: string | undefined;
  readonly token: () => Promise<string>;
}

/** teams-js waits 60 s for a host that does not exist; in a plain browser window we know at once. */
const isFramed = (): boolean => window.parent !== window || Boolean(window.opener) || 'nativeInterface' in window;

const patience = 10_000;

/** The host, or null when nobody plays one. */
export const connectHost = async (): Promise<Host | null> => {
  if (!isFramed()) return null;
  const silence = new Promise<null>((resolve) => setTimeout(resolve, patience, null));
  const context = await Promise.race([app.initialize().then(() => app.getContext()), silence]);
  if (!context) return null;
  app.notifyAppLoaded();
  return {
    lang: langOf(context.app.locale),
    theme: themeOf(context.app.theme),
    subPageId: context.page.subPageId,
    token: () => authentication.getAuthToken(),
  };
};

export const onThemeChange = (handler: (theme: ThemeName) => void): void =>
  app.registerOnThemeChangeHandler((name) => handler(themeOf(name)));

/** `goBack` answers whether it found somewhere to go; when not, the host leaves the tab. */
export const onBackButton = (goBack: () => boolean): void => {
  if (pages.backStack.isSupported()) pages.backStack.registerBackButtonHandler(goBack);
};

export const tellReady = (): void => void app.notifySuccess();

export const tellFailed = (reason: 'AuthFailed' | 'Other'): void =>
  app.notifyFailure({ reason: app.FailedReason[reason] });
