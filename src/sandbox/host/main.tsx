/// <reference types="vite/client" />
import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { HostPage } from './HostPage.tsx';
import './css/tokens.css';
import './css/frame.css';
import './css/people.css';
import './css/chat.css';
import './css/card.css';
import './css/calendar.css';
import './css/journal.css';

/** The server writes a fresh nonce on every tag it renders; Fluent's own style tags must carry it too. */
const nonce = document.querySelector<HTMLElement>('script[nonce], [nonce]')?.nonce;
const renderer = createDOMRenderer(document, nonce ? { styleElementAttributes: { nonce } } : {});
const client = new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 5_000, refetchOnWindowFocus: false } } });

const root = document.getElementById('root') ?? document.body.appendChild(document.createElement('div'));
createRoot(root).render(
  <StrictMode>
    <RendererProvider renderer={renderer}>
      <QueryClientProvider client={client}>
        <HostPage />
      </QueryClientProvider>
    </RendererProvider>
  </StrictMode>,
);
