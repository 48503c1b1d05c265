import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { clientId, tenantId } from '../../tenant.ts';
import { askToken } from '../api.ts';
import { Still } from '../frame/Trouble.tsx';
import { ViewSkeleton } from '../frame/ViewSkeleton.tsx';
import { useFrame } from '../frame-context.ts';
import { go, pages } from '../location.ts';
import { playHost, pushToTab } from './teams-protocol.ts';

/** Where the app serves its tab: the manifest's contentUrl, on this page's own origin. */
const tabPath = '/tab/';

/** How long a host waits for `notifyAppLoaded` before it says that the app is unreachable. */
const patience = 20_000;

type Opening = { kind: 'waiting' } | { kind: 'shown' } | { kind: 'failed'; reason: string };

/** The product's tab in an iframe, with this page in the part of Teams or Outlook. */
export const TabFrame = () => {
  const { place, person, lang, words, openLink } = useFrame();
  const frame = useRef<HTMLIFrameElement>(null);
  const [opening, setOpening] = useState<Opening>({ kind: 'waiting' });
  const [attempt, setAttempt] = useState(0);

  const context = useEffectEvent(() => ({
    hostName: place.host === 'outlook' ? ('Outlook' as const) : ('Teams' as const),
    locale: lang === 'fr' ? 'fr-fr' : 'en-gb',
    theme: place.theme,
    page: place.page,
    sub: place.sub,
    person,
    tenantId,
    appId: clientId,
  }));
  const follow = useEffectEvent(openLink);

  useEffect(() => {
    if (!frame.current) return;
    const timer = setTimeout(
      () => setOpening((now) => (now.kind === 'waiting' ? { kind: 'failed', reason: '' } : now)),
      patience,
    );
    const stop = playHost(frame.current, {
      context: () => context(),
      token: async () => (await askToken(context().person.id)).token,
      openLink: (url) => follow(url),
      navigate: (page, sub) => go({ view: 'tab', page: pages.find((each) => each === page) ?? 'my-duo', sub }),
      loaded: () => setOpening({ kind: 'shown' }),
      succeeded: () => setOpening({ kind: 'shown' }),
      failed: (reason) => setOpening({ kind: 'failed', reason }),
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [attempt]);

  useEffect(() => {
    if (frame.current) pushToTab(frame.current, 'themeChange', [place.theme]);
  }, [place.theme]);

  const reload = (): void => {
    setOpening({ kind: 'waiting' });
    setAttempt((count) => count + 1);
  };
  return (
    <div className="tab-frame" data-opening={opening.kind}>
      <iframe key={attempt} ref={frame} src={`${tabPath}?page=${place.page}`} title={`${words.tabFrame}, ${person.name}`} />
      {opening.kind === 'waiting' && <div className="tab-cover"><ViewSkeleton /></div>}
      {opening.kind === 'failed' && (
        <div className="tab-cover" role="alert">
          <Still title={words.tabFailed} hint={opening.reason || words.tabSilent} action={{ label: words.reload, run: reload }} />
        </div>
      )}
    </div>
  );
};
