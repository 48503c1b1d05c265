/**
 * The host's side of the teams-js 2.58 protocol, as measured (teams.md, section 9): the child posts `{id, uuidAsString, func, args}`, the host
 * answers `{id, uuidAsString, args}`, and pushes `{func, args}` by itself.
 */
export interface ChildMessage {
  id?: number;
  uuidAsString?: string;
  func: string;
  args?: unknown[];
}

export interface TabContext {
  hostName: 'Teams' | 'Outlook';
  locale: string;
  theme: string;
  page: string;
  sub: string | undefined;
  person: { id: string; mail: string };
  tenantId: string;
  appId: string;
}

/** What the tab may ask of its host. Functions may answer later. */
export interface TabHost {
  context: () => TabContext;
  token: () => Promise<string>;
  openLink: (url: string) => void;
  navigate: (page: string, sub: string | undefined) => void;
  loaded: () => void;
  succeeded: () => void;
  failed: (reason: string) => void;
}

/** What each host lets an app do; Outlook's is the shorter list (teams.md, section 6). */
const supports = (hostName: TabContext['hostName']): object => ({
  app: { notifySuccessResponse: {}, lifecycle: {} },
  appInstallDialog: {},
  pages: { appButton: {}, backStack: {}, config: {}, currentApp: {}, tabs: {}, fullTrust: {} },
  dialog: { url: { bot: {}, parentCommunication: {} }, card: { bot: {} }, update: {} },
  ...(hostName === 'Teams' ? { chat: {}, stageView: {}, webStorage: {}, people: {} } : { calendar: {}, mail: {} }),
});

const runtime = (hostName: TabContext['hostName']): string =>
  JSON.stringify({
    apiVersion: 4,
    hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
    isNAAChannelRecommended: false,
    isLegacyTeams: false,
    supports: supports(hostName),
  });

/** The flat context of teams-js 1, which 2.58 still expects on the wire and unfolds into `page`, `user`, `app`. */
const flatContext = (context: TabContext): object => ({
  entityId: context.page,
  ...(context.sub !== undefined && { subEntityId: context.sub }),
  userObjectId: context.person.id,
  loginHint: context.person.mail,
  userPrincipalName: context.person.mail,
  tid: context.tenantId,
  locale: context.locale,
  theme: context.theme,
  hostName: context.hostName,
  hostClientType: 'web',
  frameContext: 'content',
  appId: context.appId,
});

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const answers: Record<string, (host: TabHost, args: unknown[]) => unknown[] | undefined | Promise<unknown[]>> = {
  initialize: (host) => ['content', 'web', runtime(host.context().hostName), '2.0.1'],
  getContext: (host) => [flatContext(host.context())],
  'authentication.getAuthToken': (host) =>
    host.token().then(
      (token) => [true, token],
      (error: unknown) => [false, error instanceof Error ? error.message : 'no token'],
    ),
  executeDeepLink: (host, [url]) => (host.openLink(text(url)), [true]),
  'pages.navigateToApp': (host, [target]) => {
    const { pageId, subPageId } = (target ?? {}) as { pageId?: unknown; subPageId?: unknown };
    host.navigate(text(pageId), text(subPageId) || undefined);
    return [undefined];
  },
  'pages.currentApp.navigateTo': (host, [target]) => {
    const { pageId, subPageId } = (target ?? {}) as { pageId?: unknown; subPageId?: unknown };
    host.navigate(text(pageId), text(subPageId) || undefined);
    return [undefined];
  },
  'pages.currentApp.navigateToDefaultPage': (host) => (host.navigate('my-duo', undefined), [undefined]),
  'appInitialization.appLoaded': (host) => (host.loaded(), undefined),
  'appInitialization.success': (host) => (host.succeeded(), [{}]),
  'appInitialization.failure': (host, [reason, message]) => (host.failed(text(message) || text(reason)), undefined),
  'appInitialization.expectedFailure': (host, [reason, message]) => (host.failed(text(message) || text(reason)), undefined),
};

/** The answer to one message; undefined where teams-js expects none (`registerHandler` and whatever this host does not play). */
export const answerTab = async (message: ChildMessage, host: TabHost): Promise<unknown[] | undefined> =>
  (await answers[message.func]?.(host, message.args ?? [])) ?? undefined;

const isChildMessage = (data: unknown): data is ChildMessage =>
  typeof data === 'object' && data !== null && typeof (data as ChildMessage).func === 'string';

/** Plays the host for the tab in `frame` until the returned function is called. Only that window, on our origin, is listened to. */
export const playHost = (frame: HTMLIFrameElement, host: TabHost): (() => void) => {
  const listen = (event: MessageEvent<unknown>): void => {
    if (event.source !== frame.contentWindow || event.origin !== location.origin || !isChildMessage(event.data)) return;
    const { id, uuidAsString } = event.data;
    void answerTab(event.data, host).then((args) => {
      if (args) frame.contentWindow?.postMessage({ id, uuidAsString, args }, location.origin);
    });
  };
  addEventListener('message', listen);
  return () => removeEventListener('message', listen);
};

/** What the host says of its own accord, such as `themeChange`. */
export const pushToTab = (frame: HTMLIFrameElement, func: string, args: unknown[]): void =>
  frame.contentWindow?.postMessage({ func, args }, location.origin);
