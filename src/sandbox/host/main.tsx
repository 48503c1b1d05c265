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
import './css/mail.css';

/** The server allows styles that carry the nonce of this very answer, and no others. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
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
