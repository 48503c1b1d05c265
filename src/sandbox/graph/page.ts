import type { FastifyRequest } from 'fastify';
import { WireError } from '../wire.ts';

/** The query of a request, `$` names without regard to case. */
export type Query = Readonly<Record<string, string | undefined>>;
export const queryOf = (request: FastifyRequest): Query =>
  Object.fromEntries(
    Object.entries(request.query as Record<string, string | string[]>).map(([name, value]) => [
      name.startsWith('$') ? name.toLowerCase() : name, [value].flat()[0],
    ]),
  );

export const selectOf = (query: Query): readonly string[] | undefined =>
  query['$select']?.split(',').map((name) => name.trim()).filter(Boolean);

export interface Page<T> {
  items: readonly T[];
  nextLink?: string;
}

/** Cuts a page as `$top` and the skip token ask, and makes the link to the next. `origin` is what stands before the path. */
export const cutPage = <T>(
  all: readonly T[], request: FastifyRequest, size: { usual: number; most: number }, origin: string,
): Page<T> => {
  const query = queryOf(request);
  const top = query['$top'] === undefined ? size.usual : Number(query['$top']);
  const skip = Number(query['$skiptoken'] ?? query['$skip'] ?? 0);
  if (!Number.isInteger(top) || top < 1 || top > size.most || !Number.isInteger(skip) || skip < 0)
    throw new WireError(
      400, 'BadRequest', `Invalid page size specified: '${query['$top'] ?? ''}'. Must be between 1 and ${size.most} inclusive.`,
    );
  const items = all.slice(skip, skip + top);
  if (skip + top >= all.length) return { items };
  const next = new URL(request.url, origin);
  next.searchParams.delete('$skip');
  next.searchParams.set('$skiptoken', String(skip + top));
  return { items, nextLink: next.href };
};
