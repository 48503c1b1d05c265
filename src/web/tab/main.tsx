import { createDOMRenderer, FluentProvider, makeStaticStyles, RendererProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { langOf } from '../../kernel/text.ts';
import { createCall } from '../shared/api.ts';
import { themes } from '../shared/brand.ts';
import { OutsideTeams } from '../shared/OutsideTeams.tsx';
import { createQueries } from '../shared/queries.ts';
import { SurroundingsContext } from '../shared/surroundings.ts';
import type { Host } from '../shared/teams.ts';
import { connectHost, onThemeChange, tellFailed } from '../shared/teams.ts';
import { fromSubPage, toSearch } from './address.ts';
import { App } from './App.tsx';

/** The server allows styles that carry the nonce of this very answer, and no others. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
const renderer = createDOMRenderer(document, nonce ? { styleElementAttributes: { nonce } } : {});
const queries = createQueries();

/** The one rule for the page itself; it goes through the renderer, as all styles do. */
const usePageStyles = makeStaticStyles({ body: { margin: 0 } });

const Page = ({ host }: { host: Host | null }) => {
  usePageStyles();
  return host ? <BrowserRouter><App /></BrowserRouter> : <OutsideTeams />;
};

const Root = ({ host }: { host: Host | null }) => {
  const [theme, setTheme] = useState(host?.theme ?? 'default');
  const lang = host?.lang ?? langOf(navigator.language);
  const surroundings = useMemo(
    () => ({ lang, call: createCall({ lang, token: host?.token ?? (() => Promise.reject(new Error('no host'))) }) }),
    [host, lang],
  );
  useState(() => host && onThemeChange(setTheme));
  // What the browser draws itself, a clock in a field or a scroll bar, follows Teams and not the machine.
  useEffect(() => { document.documentElement.style.colorScheme = theme === 'default' ? 'light' : 'dark'; }, [theme]);
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={themes[theme]} dir="ltr">
        <SurroundingsContext value={surroundings}>
          <QueryClientProvider client={queries}>
            <Page host={host} />
          </QueryClientProvider>
        </SurroundingsContext>
      </FluentProvider>
    </RendererProvider>
  );
};

const start = async (): Promise<void> => {
  const host = await connectHost().catch(() => null);
  document.documentElement.lang = host?.lang ?? langOf(navigator.language);
  const landing = fromSubPage(host?.subPageId);
  if (landing) history.replaceState(null, '', toSearch(landing));
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<StrictMode><Root host={host} /></StrictMode>);
};

start().catch(() => tellFailed('Other'));
