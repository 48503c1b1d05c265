import type { Person } from '../api.ts';
import type { FrameWords } from '../text.ts';

/** « Éloïse » and "eloise" are the same search. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();

/** By object id, mail, or what stands before its @. */
export const findPerson = (people: readonly Person[], name: string | undefined): Person | undefined => {
  const wanted = name?.toLowerCase();
  return people.find(({ id, mail }) => id === wanted || mail === wanted || mail.split('@')[0] === wanted);
};

/** How a person is named in the address: short and readable. */
export const nameInAddress = (person: Person): string => person.mail.split('@')[0] ?? person.id;

/** Each duo together, who teaches before who learns; then who runs the programme. Duos of the story share a language. */
const order = ['mentor', 'executive'];
const rank = ({ role, language }: Person): number =>
  order.includes(role) ? (language === 'fr' ? 0 : 2) + order.indexOf(role) : 4;

/** The few the story is about. */
export const featuredOf = (people: readonly Person[]): Person[] =>
  people.filter(({ featured }) => featured).toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'fr'));

/** Those whose name, job, site or part in the programme answers to every word typed. */
export const searchPeople = (people: readonly Person[], query: string): Person[] => {
  const asked = fold(query).split(/\s+/).filter(Boolean);
  return people
    .filter((person) => {
      const said = fold([person.name, person.mail, person.title ?? '', person.site].join(' '));
      return asked.every((word) => said.includes(word));
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
};

/** What the person is to the programme, or their job when they have no part in it. */
export const sayRole = (person: Person, words: FrameWords): string => {
  if (person.role === 'hr') return words.hr;
  if (person.role === 'mentor') return words.mentor;
  if (person.role === 'executive' && person.featured) return words.mentee;
  return person.title ?? '';
};
