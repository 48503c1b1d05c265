import { Link, SearchBox, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { askJournal } from '../api.ts';
import type { Exchange } from '../api.ts';
import { Modal } from '../frame/Modal.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import { useFrame } from '../frame-context.ts';
import { go } from '../location.ts';

/** The whole journal may hold thousands; the newest are what one came to see. */
const shown = 150;

const pathOf = (url: string): string => {
  const parsed = URL.parse(url, location.origin);
  return parsed ? decodeURI(parsed.pathname + parsed.search) : url;
};

const Body = ({ title, value }: { title: string; value: unknown }) =>
  value === undefined || value === null || value === '' ? null : (
    <>
      <h3>{title}</h3>
      <pre tabIndex={0} aria-label={title}>{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>
    </>
  );

const Line = ({ exchange }: { exchange: Exchange }) => {
  const { words } = useFrame();
  const isWrong = exchange.status === null || exchange.status >= 400;
  return (
    <li>
      <details className="exchange">
        <summary>
          <time dateTime={exchange.at}>{exchange.at.slice(11, 19)}</time>
          <span className="exchange-service">{exchange.service}</span>
          <span className="exchange-path"><b>{exchange.method}</b> {pathOf(exchange.url)}</span>
          <span className={isWrong ? 'exchange-status is-wrong' : 'exchange-status'}>{exchange.status ?? '—'}</span>
        </summary>
        <p className="exchange-url">{exchange.url}</p>
        <Body title={words.request} value={exchange.requestBody} />
        <Body title={words.response} value={exchange.responseBody} />
      </details>
    </li>
  );
};

const Lines = ({ filter }: { filter: string }) => {
  const { words } = useFrame();
  const journal = useQuery({ queryKey: ['journal'], queryFn: () => askJournal(shown), staleTime: 0 });
  if (journal.isPending)
    return (
      <Skeleton aria-label={words.loading}>
        {Array.from({ length: 8 }, (_, index) => <SkeletonItem key={index} className="skeleton-line" size={24} />)}
      </Skeleton>
    );
  if (journal.isError) return <Trouble retry={() => void journal.refetch()} />;
  const wanted = filter.trim().toLowerCase();
  const lines = journal.data.filter(({ service, method, url, status }) =>
    [service, method, url, status].join(' ').toLowerCase().includes(wanted));
  if (lines.length === 0) return <p className="hint">{words.journalEmpty}</p>;
  return <ol className="exchanges">{lines.map((exchange, index) => <Line key={index} exchange={exchange} />)}</ol>;
};

/** What went over the wire, for whoever wants to see that the demonstration speaks the real protocols. */
export const JournalPanel = () => {
  const { words } = useFrame();
  const [filter, setFilter] = useState('');
  return (
    <Modal title={words.journalTitle} className="journal" onClose={() => go({ panel: undefined })}>
      <p className="hint">{words.journalIntro}</p>
      <div className="journal-tools">
        <SearchBox value={filter} onChange={(_, { value }) => setFilter(value)} placeholder={words.journalFilter} aria-label={words.journalFilter} />
        <Link href="/sandbox/journal" target="_blank" rel="noreferrer">{words.journalRaw}</Link>
      </div>
      <Lines filter={filter} />
    </Modal>
  );
};
