import { Button, Textarea } from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import { useState } from 'react';
import { maxTextLength } from '../../../kernel/card.ts';
import { useFrame } from '../frame-context.ts';
import type { Say } from './use-chat.ts';

/** Enter sends, Shift and Enter goes to the line, as in Teams. What could not be sent stays in the box. */
export const MessageBox = ({ say }: { say: Say }) => {
  const { words } = useFrame();
  const [typed, setTyped] = useState('');
  const send = (): void => {
    const text = typed.trim();
    if (text !== '' && !say.isPending) say.mutate(text, { onSuccess: () => setTyped('') });
  };
  return (
    <form
      className="message-box"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {say.isError && <p className="notice is-wrong" role="alert">{words.notSent}</p>}
      {say.data && say.data.status >= 400 && <p className="notice is-wrong" role="alert">{words.botSilent}</p>}
      <Textarea
        value={typed}
        maxLength={maxTextLength}
        placeholder={words.writeTo}
        aria-label={words.writeTo}
        resize="none"
        textarea={{ rows: 1 }}
        onChange={(_, { value }) => setTyped(value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <Button
        type="submit" appearance="subtle" size="large" icon={<SendRegular />}
        aria-label={words.send} disabled={typed.trim() === '' || say.isPending}
      />
    </form>
  );
};
