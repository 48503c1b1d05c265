import { Avatar, ProgressBar } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { fromIso } from '../../../kernel/time.ts';
import type { ChatEntry } from '../api.ts';
import { CardView } from '../card-view.tsx';
import { Mark } from '../frame/Mark.tsx';
import { useFrame } from '../frame-context.ts';
import { sayClock } from '../format.ts';
import { noticeIn, usePress } from './use-chat.ts';
import type { Notice } from './use-chat.ts';

/** Plain text as the bot or the person wrote it, shown through the same renderer as cards so that both read Markdown alike. */
const asCard = (text: string): object => ({
  type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text, wrap: true }],
});

/** Where the focus goes when the button that held it has left with its card. */
const useKeepFocus = (isBusy: boolean) => {
  const box = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    if (isBusy) hadFocus.current = true;
    else if (hadFocus.current) {
      hadFocus.current = false;
      if (document.activeElement === document.body) box.current?.focus();
    }
  }, [isBusy]);
  return box;
};

const CardEntry = ({ entry, card }: { entry: ChatEntry; card: object }) => {
  const { place, person, words, openLink } = useFrame();
  const press = usePress(person.id, entry.id);
  const box = useKeepFocus(press.isPending);
  const notice: Notice = press.isError
    ? { kind: 'wrong', text: words.pressFailed }
    : press.data && noticeIn(press.data, words.pressFailed);
  return (
    <div className="bubble is-card" ref={box} tabIndex={-1} aria-busy={press.isPending}>
      {press.isPending && <ProgressBar className="bubble-progress" aria-label={words.pressing} />}
      <div inert={press.isPending}>
        <CardView
          card={card} theme={place.theme} unreadable={words.unreadableCard}
          onPress={(pressed) => press.mutate(pressed)} onOpen={openLink}
        />
      </div>
      <p className={`notice is-${notice?.kind ?? 'said'}`} role="status">
        {notice?.text ?? (press.isSuccess ? <span className="only-heard">{words.cardChanged}</span> : null)}
      </p>
    </div>
  );
};

/** One message: the bot's on the left with its mark, the person's on the right. */
export const Entry = ({ entry }: { entry: ChatEntry }) => {
  const { place, person, words, lang, openLink } = useFrame();
  const isBot = entry.from === 'bot';
  const isEdited = isBot && entry.updatedAt !== null && entry.updatedAt !== entry.at;
  return (
    <article className={isBot ? 'entry' : 'entry is-mine'}>
      {isBot && <span className="entry-mark"><Mark size={20} /></span>}
      <div className="entry-body">
        <p className="entry-head">
          <span className="entry-name">{isBot ? 'Binôme' : person.name}</span>
          <time dateTime={entry.at}>{sayClock(fromIso(entry.at), lang)}</time>
          {isEdited && <span>{words.edited}</span>}
        </p>
        {entry.text && (
          <div className="bubble">
            <CardView card={asCard(entry.text)} theme={place.theme} unreadable={entry.text} onPress={() => {}} onOpen={openLink} />
          </div>
        )}
        {entry.card && <CardEntry entry={entry} card={entry.card} />}
      </div>
      {!isBot && <Avatar name={person.name} color="colorful" size={28} aria-hidden />}
    </article>
  );
};
