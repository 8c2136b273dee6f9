import type { Request } from 'express';
import { z } from 'zod';

/** `limit` and `offset` of a list request; defaults 25 and 0; at most 1,000 a page. Spread into a query schema. */
export const pagingShape = {
  limit: z.coerce.number().int().min(0).max(1_000).default(25),
  offset: z.coerce.number().int().min(0).default(0),
};

export interface Paging {
  readonly limit: number;
  readonly offset: number;
}

export interface Page<T> {
  readonly count: number;
  readonly list: readonly T[];
  readonly pagination: { readonly offset: number; readonly limit: number; readonly total: number; readonly next: string; readonly previous: string };
}

/** One page of a list, with links to its neighbours that keep the request's other parameters. Empty text: there is none. */
export const pageOf = <T>(req: Request, { limit, offset }: Paging, list: readonly T[], total: number): Page<T> => {
  const link = (to: number): string => {
    const query = new URLSearchParams(req.url.split('?')[1] ?? '');
    query.set('limit', String(limit));
    query.set('offset', String(to));
    return `${req.path}?${query}`;
  };
  return {
    count: list.length,
    list,
    pagination: {
      offset,
      limit,
      total,
      next: limit > 0 && offset + limit < total ? link(offset + limit) : '',
      previous: limit > 0 && offset > 0 ? link(Math.max(0, offset - limit)) : '',
    },
  };
};

/** For lists that are at hand whole. */
export const pageOfAll = <T>(req: Request, paging: Paging, all: readonly T[]): Page<T> =>
  pageOf(req, paging, all.slice(paging.offset, paging.offset + paging.limit), all.length);
