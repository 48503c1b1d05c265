import { useQuery } from '@tanstack/react-query';
import { fromIso } from '../../../kernel/time.ts';
import { askMail } from '../api.ts';
import { EventBody } from '../calendar/EventBody.tsx';
import { Still, Trouble } from '../frame/Trouble.tsx';
import { ViewSkeleton } from '../frame/ViewSkeleton.tsx';
import { useFrame } from '../frame-context.ts';
import { sayMoment } from '../format.ts';

/** The person's inbox, as far as Binôme writes to it: each mail open, newest first. */
export const MailView = () => {
  const { words, lang, person, openLink } = useFrame();
  const mail = useQuery({ queryKey: ['mail', person.id], queryFn: () => askMail(person.id) });
  return (
    <section className="mails" aria-label={words.mail}>
      <header className="view-head">
        <h2>{words.mail}</h2>
        <span className="hint">{words.mailOf(person.name)}</span>
      </header>
      {mail.isPending && <ViewSkeleton />}
      {mail.isError && !mail.data && <Trouble retry={() => void mail.refetch()} />}
      {mail.data?.length === 0 && <Still title={words.mailEmpty} hint={words.mailEmptyHint} />}
      <ol>
        {mail.data?.map(({ id, at, from, subject, bodyHtml }) => (
          <li key={id} className="mail">
            <h3>{subject}</h3>
            <p className="hint">{from} · {sayMoment(fromIso(at), lang)}</p>
            <EventBody html={bodyHtml} open={openLink} />
          </li>
        ))}
      </ol>
    </section>
  );
};
