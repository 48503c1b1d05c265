import type { Api, DuoView } from '../../../adapters/http/contract.ts';
import { numberIn, splitPair } from '../places/draft.ts';

export type TypedPlace = Api['POST /api/offers/:offer/place']['body']['place'];
type Role = DuoView['role'];

/** A place as it is being typed: numbers are text until they are sent. */
export interface Typed extends Pick<TypedPlace, 'name' | 'address' | 'settingId' | 'price' | 'openAir' | 'fallback' | 'isPublic'> {
  readonly mine: string;
  readonly theirs: string;
  readonly coordinates: string;
}

export const blankTyped = (settingId: TypedPlace['settingId']): Typed => ({
  name: '', address: '', settingId, price: 0, openAir: false, fallback: '', isPublic: false, mine: '', theirs: '', coordinates: '',
});

/** What was typed that is no number of minutes is no way at all, so that the server says so. */
const minutesIn = (text: string): number => Math.min(999, Math.max(0, Math.round(numberIn(text))));

export const typedBody = ({ mine, theirs, coordinates, ...rest }: Typed, role: Role): TypedPlace => {
  const pair = splitPair(coordinates);
  const [own, other] = [minutesIn(mine), minutesIn(theirs)];
  return {
    ...rest, fallback: rest.openAir ? rest.fallback : '', minutes: role === 'mentor' ? { mentor: own, mentee: other } : { mentor: other, mentee: own },
    coordinates: pair && { lat: Number(pair.lat), lon: Number(pair.lon) },
  };
};
