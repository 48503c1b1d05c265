import { isUuid } from '../../kernel/ids.ts';

/** Everywhere one can be in the tab. It all fits in the query, so that one served page answers every link. */
export type Address =
  | { readonly page: 'my-duo'; readonly duo?: string; readonly meeting?: string }
  | { readonly page: 'track' | 'elsewhere'; readonly duo: string }
  | { readonly page: 'check-in' | 'order'; readonly meeting: string }
  | { readonly page: 'preferences' | 'suggest-place'; readonly duo?: string }
  | { readonly page: 'dates' | 'windows' }
  | { readonly page: 'programme'; readonly programme?: string }
  | { readonly page: 'new-programme' }
  | { readonly page: 'new-duo'; readonly programme: string }
  | { readonly page: 'relink'; readonly programme: string; readonly duo: string }
  | { readonly page: 'places' | 'import-places' }
  | { readonly page: 'place'; readonly place?: string; readonly suggestion?: string }
  | { readonly page: 'site'; readonly site?: string }
  | { readonly page: 'programme-settings' | 'programme-rules' | 'programme-people' | 'deliveries' | 'plan'; readonly programme: string };

const idIn = (params: URLSearchParams, name: string): string | null => {
  const value = params.get(name)?.toLowerCase() ?? '';
  return isUuid(value) ? value : null;
};

/** Reads the query; what makes no sense is the front page, never an error. */
export const readAddress = (params: URLSearchParams): Address => {
  const [duo, meeting, programme] = [idIn(params, 'duo'), idIn(params, 'meeting'), idIn(params, 'programme')];
  switch (params.get('page')) {
    case 'track':
    case 'elsewhere': {
      const page = params.get('page') === 'track' ? 'track' : 'elsewhere';
      return duo ? { page, duo } : { page: 'my-duo' };
    }
    case 'check-in':
      return meeting ? { page: 'check-in', meeting } : { page: 'my-duo' };
    case 'order':
      return meeting ? { page: 'order', meeting } : { page: 'my-duo' };
    case 'preferences':
      return { page: 'preferences', ...(duo && { duo }) };
    case 'suggest-place':
      return { page: 'suggest-place', ...(duo && { duo }) };
    case 'dates':
      return { page: 'dates' };
    case 'windows':
      return { page: 'windows' };
    case 'programme':
      return { page: 'programme', ...(programme && { programme }) };
    case 'new-programme':
      return { page: 'new-programme' };
    case 'new-duo':
      return programme ? { page: 'new-duo', programme } : { page: 'programme' };
    case 'relink':
      return programme && duo ? { page: 'relink', programme, duo } : { page: 'programme', ...(programme && { programme }) };
    case 'places':
      return { page: 'places' };
    case 'import-places':
      return { page: 'import-places' };
    case 'place': {
      const [place, suggestion] = [idIn(params, 'place'), idIn(params, 'suggestion')];
      return { page: 'place', ...(place && { place }), ...(suggestion && { suggestion }) };
    }
    case 'site': {
      const site = idIn(params, 'site');
      return { page: 'site', ...(site && { site }) };
    }
    case 'programme-rules':
      return programme ? { page: 'programme-rules', programme } : { page: 'programme' };
    case 'programme-people':
      return programme ? { page: 'programme-people', programme } : { page: 'programme' };
    case 'programme-settings':
      return programme ? { page: 'programme-settings', programme } : { page: 'programme' };
    case 'deliveries':
      return programme ? { page: 'deliveries', programme } : { page: 'programme' };
    case 'plan':
      return programme ? { page: 'plan', programme } : { page: 'programme' };
    default:
      return { page: 'my-duo', ...(duo && { duo }), ...(meeting && { meeting }) };
  }
};

export const toSearch = (address: Address): string => `?${new URLSearchParams({ ...address })}`;

/** Where a link from a card, an event or a message lands: `duo/<id>`, `track/<duo>`, `elsewhere/<duo>`, `check-in/<meeting>`, `meeting/<id>`, `preferences`, `dates`, `windows`. */
export const fromSubPage = (subPageId: string | undefined): Address | null => {
  const [kind, value = ''] = (subPageId ?? '').split('/');
  const id = value.toLowerCase();
  if (subPageId === 'dates' || subPageId === 'windows') return { page: subPageId };
  if (subPageId === 'preferences') return { page: 'preferences' };
  if (!isUuid(id)) return null;
  if (kind === 'duo') return { page: 'my-duo', duo: id };
  if (kind === 'elsewhere') return { page: 'elsewhere', duo: id };
  if (kind === 'track') return { page: 'track', duo: id };
  if (kind === 'check-in') return { page: 'check-in', meeting: id };
  if (kind === 'meeting') return { page: 'my-duo', meeting: id };
  return null;
};

/** The way back from a page of level two; null on the two front pages. */
export const parentOf = (address: Address): Address | null => {
  switch (address.page) {
    case 'track':
    case 'elsewhere':
      return { page: 'my-duo', duo: address.duo };
    case 'check-in':
    case 'order':
      return { page: 'my-duo', meeting: address.meeting };
    case 'preferences':
    case 'suggest-place':
      return { page: 'my-duo', ...(address.duo !== undefined && { duo: address.duo }) };
    case 'dates':
    case 'windows':
      return { page: 'my-duo' };
    case 'new-programme':
    case 'places':
      return { page: 'programme' };
    case 'place':
    case 'site':
    case 'import-places':
      return { page: 'places' };
    case 'new-duo':
    case 'relink':
    case 'programme-rules':
    case 'programme-people':
    case 'programme-settings':
    case 'deliveries':
    case 'plan':
      return { page: 'programme', programme: address.programme };
    case 'my-duo':
    case 'programme':
      return null;
  }
};
