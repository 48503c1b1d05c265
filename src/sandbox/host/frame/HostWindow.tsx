import { CalendarLtrFilled, CalendarLtrRegular } from '@fluentui/react-icons/svg/calendar-ltr';
import { ChatFilled, ChatRegular } from '@fluentui/react-icons/svg/chat';
import { MailFilled, MailRegular } from '@fluentui/react-icons/svg/mail';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useFrame } from '../frame-context.ts';
import { go } from '../location.ts';
import type { Host, View } from '../location.ts';
import { TabView } from '../tab/TabView.tsx';
import { Mark } from './Mark.tsx';
import { ViewSkeleton } from './ViewSkeleton.tsx';

// The card renderer and the calendar are the heavy parts; each arrives with the first look at it.
const ChatView = lazy(() => import('../chat/ChatView.tsx').then((module) => ({ default: module.ChatView })));
const CalendarView = lazy(() => import('../calendar/CalendarView.tsx').then((module) => ({ default: module.CalendarView })));
const MailView = lazy(() => import('../mail/MailView.tsx').then((module) => ({ default: module.MailView })));

/** What each application has in its rail, in its order. */
const rails: Record<Host, readonly View[]> = { teams: ['chat', 'tab', 'calendar'], outlook: ['calendar', 'mail', 'tab'] };

const icons: Record<View, { rest: ReactNode; chosen: ReactNode }> = {
  chat: { rest: <ChatRegular />, chosen: <ChatFilled /> },
  mail: { rest: <MailRegular />, chosen: <MailFilled /> },
  tab: { rest: <Mark size={24} />, chosen: <Mark size={24} /> },
  calendar: { rest: <CalendarLtrRegular />, chosen: <CalendarLtrFilled /> },
};

const Rail = ({ isUnread }: { isUnread: boolean }) => {
  const { place, words } = useFrame();
  const names: Record<View, string> = { chat: words.chat, mail: words.mail, tab: words.tab, calendar: words.calendar };
  return (
    <nav className="rail" aria-label={words.sections}>
      {rails[place.host].map((view) => (
        <button
          key={view}
          type="button"
          aria-current={place.view === view ? 'page' : undefined}
          onClick={() => go({ view, event: undefined })}
        >
          {place.view === view ? icons[view].chosen : icons[view].rest}
          <span>{names[view]}</span>
          {view === 'chat' && isUnread && <span className="unread" role="img" aria-label={words.unread} />}
        </button>
      ))}
    </nav>
  );
};

/** The application being played: its rail, and one of its views. */
export const HostWindow = ({ unread }: { unread: ReadonlySet<string> }) => {
  const { place, person, words } = useFrame();
  return (
    <div className="window">
      <Rail isUnread={unread.has(person.id)} />
      {/* Named, because the tab inside has a main of its own. */}
      <main className="view" id="view" tabIndex={-1} aria-label={words.host}>
        <Suspense fallback={<ViewSkeleton />}>
          {place.view === 'chat' && <ChatView key={person.id} />}
          {place.view === 'mail' && <MailView key={person.id} />}
          {place.view === 'tab' && <TabView />}
          {place.view === 'calendar' && <CalendarView key={person.id} />}
        </Suspense>
      </main>
    </div>
  );
};
