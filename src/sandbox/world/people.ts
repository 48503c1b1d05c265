import { createHash } from 'node:crypto';
import type { Brand, PersonId } from '../../kernel/ids.ts';
import { asId } from '../../kernel/ids.ts';
import type { Lang } from '../../kernel/text.ts';
import { company, mailDomain } from '../tenant.ts';
import { staff } from './staff.ts';

export type SiteName = 'Paris' | 'Lyon' | 'Strasbourg';
type Mri = Brand<string, 'Mri'>;

export interface Person {
  readonly id: PersonId;
  /** What Teams calls them: `29:1…`, different for each bot. */
  readonly mri: Mri;
  readonly key: string;
  readonly mail: string;
  readonly given: string;
  readonly surname: string;
  readonly name: string;
  readonly title: string;
  readonly department: string;
  readonly site: SiteName;
  readonly lang: Lang;
  readonly role: 'hr' | 'executive' | 'mentor' | 'referent' | 'employee';
  readonly featured: boolean;
  readonly managerKey: string | null;
}

interface Site {
  office: string;
  city: string;
  postalCode: string;
  street: string;
}
export const sites: Readonly<Record<SiteName, Site>> = {
  Paris: { office: 'Paris-La Défense', city: 'Puteaux', postalCode: '92800', street: '12 place des Saisons' },
  Lyon: { office: 'Lyon Part-Dieu', city: 'Lyon', postalCode: '69003', street: '40 rue du Docteur-Bouchut' },
  Strasbourg: { office: 'Strasbourg', city: 'Strasbourg', postalCode: '67000', street: '5 quai des Bateliers' },
};
export const companyName = company;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A UUID of the shape of version 4, always the same for the same words. */
const uuidOf = (text: string): string => {
  const bytes = digest(text).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** « Éloïse » → "eloise": for mail names and for searching as people type. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();

const roleOf = (traits: string): Person['role'] =>
  (['hr', 'executive', 'mentor', 'referent'] as const).find((role) => traits.includes(role)) ?? 'employee';

export const people: readonly Person[] = staff.map(([given, surname, title, site, department, managerKey, traits = '']) => {
  const key = `${fold(given)}.${fold(surname)}`;
  const mail = `${key}@${mailDomain}`;
  return {
    id: asId<PersonId>(uuidOf(mail)),
    mri: `29:1${digest(`mri ${mail}`).toString('base64url')}` as Mri,
    key, mail, given, surname, title, department, site, managerKey,
    name: `${given} ${surname}`,
    lang: traits.split(' ').includes('en') ? 'en' : 'fr',
    role: roleOf(traits),
    featured: traits.includes('featured'),
  };
});

const index = new Map<string, Person>(
  people.flatMap((person) => [
    person.id, person.mail, person.mri, person.key,
  ].map((name) => [name.toLowerCase(), person] as const)),
);

/** Finds someone by object id, mail, mail name or MRI, whatever the case. */
export const findPerson = (name: string): Person | undefined => index.get(name.toLowerCase());

export const managerOf = (person: Person): Person | undefined => (person.managerKey ? findPerson(person.managerKey) : undefined);
export const reportsOf = (person: Person): readonly Person[] => people.filter(({ managerKey }) => managerKey === person.key);
