import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { fromIso, wallTime } from '../../../kernel/time.ts';
import type { LocalDate } from '../../../kernel/time.ts';
import { askChat } from '../api.ts';
import type { ChatEntry } from '../api.ts';
import { Still, Trouble } from '../frame/Trouble.tsx';
import { ViewSkeleton } from '../frame/ViewSkeleton.tsx';
import { useFrame, zone } from '../frame-context.ts';
import { sayDate } from '../format.ts';
import { Entry } from './Entry.tsx';
import { MessageBox } from './MessageBox.tsx';
import { useRefreshOnce, useSay } from './use-chat.ts';

const dayOf = (entry: ChatEntry): LocalDate => wallTime(fromIso(entry.at), zone).date;

/** The first line of the newest thing the bot said, for those who hear the page. */
const newest = (entries: readonly ChatEntry[]): string => {
  const last = entries.findLast(({ from }) => from === 'bot');
  return last ? (last.card?.speak ?? last.text ?? '') : '';
};

/** Where the list ends for a reader: its bottom, or the top of a newest message that is taller than the list. */
const endOf = (list: HTMLElement): number => {
  const last = list.querySelector<HTMLElement>('ol > li:last-child .entry');
  const bottom = list.scrollHeight - list.clientHeight;
  return last ? Math.min(bottom, last.offsetTop - list.offsetTop - 8) : bottom;
};

/** Stays at the newest message, unless the reader has gone up to read. */
const useStickToEnd = (count: number) => {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    const element = list.current;
    if (element && isAtEnd.current) element.scrollTop = endOf(element);
  }, [count]);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    // Only a reader goes up: a list that grows under a still page has not been left.
    let before = element.scrollTop;
    const noteEnd = (): void => {
      const isNear = element.scrollTop > endOf(element) - 80;
      isAtEnd.current = isNear || (isAtEnd.current && element.scrollTop >= before);
      before = element.scrollTop;
    };
    // Cards are drawn after the list, and may grow: that is followed too.
    const grown = new ResizeObserver(() => {
      if (isAtEnd.current && element.scrollTop < endOf(element)) element.scrollTop = endOf(element);
    });
    if (element.firstElementChild) grown.observe(element.firstElementChild);
    element.addEventListener('scroll', noteEnd, { passive: true });
    return () => {
      grown.disconnect();
      element.removeEventListener('scroll', noteEnd);
    };
  }, []);
  return list;
};

const Conversation = ({ entries }: { entries: readonly ChatEntry[] }) => {
  const { words, lang, person } = useFrame();
  const list = useStickToEnd(entries.length);
  const say = useSay(person.id);
  useRefreshOnce(person.id, entries);
  return (
    <>
      <div className="messages" ref={list} tabIndex={0} role="region" aria-label={words.chatWith(person.name)}>
        <ol>
          {entries.map((entry, index) => {
            const previous = entries[index - 1];
            return (
              <li key={entry.id}>
                {(!previous || dayOf(previous) !== dayOf(entry)) && <h3 className="day">{sayDate(dayOf(entry), lang)}</h3>}
                <Entry entry={entry} />
              </li>
            );
          })}
        </ol>
        {entries.length === 0 && (
          <Still
            title={words.chatEmpty}
            hint={words.chatEmptyHint}
            action={{ label: words.sayHello, run: () => say.mutate(words.sayHello) }}
          />
        )}
      </div>
      <p className="only-heard" role="status">{entries.length > 0 && words.newMessage(newest(entries))}</p>
      <MessageBox say={say} />
    </>
  );
};

/** The person's one-to-one chat with the bot, as Teams holds it. */
export const ChatView = () => {
  const { words, person } = useFrame();
  const chat = useQuery({ queryKey: ['chat', person.id], queryFn: () => askChat(person.id) });
  return (
    <section className="chat" aria-label={words.chat}>
      <header className="view-head">
        <h2>Binôme</h2>
        <span className="hint">{words.chatWith(person.name)}</span>
      </header>
      {chat.isPending && <ViewSkeleton />}
      {chat.isError && !chat.data && <Trouble retry={() => void chat.refetch()} />}
      {chat.data && <Conversation entries={chat.data} />}
    </section>
  );
};
