/** How names and addresses are compared, and how shouting is calmed. Accents are ignored to compare and never changed to store. */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Two places of one key, near each other, are the same: accents, case, punctuation and a leading article do not count. */
export const nameKey = (name: string): string => plain(name).replace(/^(le|la|les|l|the) (?=.)/, '');

const abbreviations: Readonly<Record<string, string>> = {
  av: 'avenue', ave: 'avenue', bd: 'boulevard', bld: 'boulevard', blvd: 'boulevard', boul: 'boulevard', fg: 'faubourg', fbg: 'faubourg', pl: 'place', r: 'rue',
  st: 'saint', ste: 'sainte', all: 'allee', imp: 'impasse', sq: 'square', rte: 'route',
};

/** One door, one key. Empty when the address has no number: a street is not a door. */
export const addressKey = (address: string, city: string): string => {
  const words = plain(address).replace(/(\d)(bis|ter|quater)\b/g, '$1 $2').split(' ').map((word) => abbreviations[word] ?? word);
  return words.some((word) => /^\d/.test(word)) ? `${words.join(' ')} ${plain(city)}` : '';
};

const small: ReadonlySet<string> = new Set(['de', 'du', 'des', 'la', 'le', 'les', 'et', 'à', 'a', 'au', 'aux', 'en', 'sur', 'sous', 'lès', 'd', 'l', 'of', 'the', 'and', 'or']);
const roman = /^(?=[IVX]{2,})X{0,3}(IX|IV|V?I{0,3})$/;
const capital = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase();

const isShouting = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);

/** « MUSÉE D'ART DE PARIS (MAP) » becomes « Musée d'Art de Paris (MAP) »: initials in brackets and numerals of kings stay. */
export const calmCapitals = (text: string, keepsInitials = true): string => {
  if (!isShouting(text)) return text;
  if (keepsInitials && /^\p{Lu}{2,4}$/u.test(text)) return text;
  return text.replace(/\p{L}+/gu, (word, at: number) => {
    if (keepsInitials && (text[at - 1] === '(' || (word.length > 1 && roman.test(word)))) return word;
    const isElided = /^['’]/.test(text.slice(at + word.length)) && word.length === 1;
    return at > 0 && (small.has(word.toLowerCase()) || isElided) ? word.toLowerCase() : capital(word);
  });
};

// eslint-disable-next-line no-control-regex -- what no database and no card should hold
const controls = /[\u0000-\u001f\u007f]+/g;

/** One line, single spaces, no control characters. */
export const tidy = (text: string): string => text.replace(controls, ' ').replace(/\s+/g, ' ').trim();

const tail = /[\s,]+(\d{5})\s+(\p{L}[\p{L}\s'’-]*)$/u;

/** « 36 rue Beaurepaire 75010 Paris » is a street and a city. The postcode is not kept: coordinates say where, and it is often wrong. */
export const splitAddress = (address: string): { readonly street: string; readonly city: string | null } => {
  let [street, city] = [address, null as string | null];
  for (let match = tail.exec(street); match; match = tail.exec(street)) {
    city = match[2] ?? null;
    street = street.slice(0, match.index);
  }
  return { street: city === null ? street : street.replace(new RegExp(`,\\s*${city}$`, 'iu'), ''), city };
};
