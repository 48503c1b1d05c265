import { FluentProvider } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import { langOf } from '../../kernel/text.ts';
import type { Lang } from '../../kernel/text.ts';
import { askPeople } from './api.ts';
import type { Person } from './api.ts';
import { FrameContext } from './frame-context.ts';
import type { Frame } from './frame-context.ts';
import { Showroom } from './frame/Showroom.tsx';
import { go, usePlace } from './location.ts';
import { featuredOf, findPerson } from './people/people.ts';
import { tabTargetOf } from './tab/deep-link.ts';
import { text } from './text.ts';
import { themes } from './theme.ts';
import { Welcome } from './frame/Welcome.tsx';

/** Our deep links open the tab in this host, as Teams would; the rest leaves, without telling where it comes from. */
const openLink = (url: string): void => {
  const target = tabTargetOf(url);
  if (target) go({ view: 'tab', event: undefined, panel: undefined, ...target });
  else if (URL.parse(url)) window.open(url, '_blank', 'noopener,noreferrer');
};

const Themed = ({ lang, children }: { lang: Lang; children: ReactNode }) => {
  const { theme } = usePlace();
  useEffect(() => {
    document.documentElement.lang = lang;
    document.documentElement.dataset['theme'] = theme;
    document.title = text(lang).pageTitle;
  }, [lang, theme]);
  return <FluentProvider theme={themes[theme]}>{children}</FluentProvider>;
};

const Inside = ({ people }: { people: readonly Person[] }) => {
  const place = usePlace();
  const person = findPerson(people, place.person) ?? featuredOf(people)[0] ?? people[0];
  const lang = place.lang ?? langOf(person?.language);
  const frame = useMemo<Frame | undefined>(
    () => person && { place, lang, words: text(lang), people, person, openLink },
    [place, lang, people, person],
  );
  return (
    <Themed lang={lang}>
      {frame && <FrameContext value={frame}><Showroom /></FrameContext>}
    </Themed>
  );
};

/** The page that plays Teams and Outlook around Binôme, in the sandbox only. */
export const HostPage = () => {
  const people = useQuery({ queryKey: ['people'], queryFn: askPeople, staleTime: Infinity });
  const { lang = langOf(navigator.language) } = usePlace();
  if (people.data) return <Inside people={people.data} />;
  return (
    <Themed lang={lang}>
      <Welcome lang={lang} isWrong={people.isError} retry={() => void people.refetch()} />
    </Themed>
  );
};
