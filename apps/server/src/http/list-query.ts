import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';

/** The window, order and search of a list request (contract 10 §2.5). */
export interface ListQuery {
  readonly offset: number;
  readonly limit: number;
  /** Answer the bare count instead of rows (`totalrows`). */
  readonly countOnly: boolean;
  readonly sort: string | null;
  readonly descending: boolean | null;
  readonly search: string;
}

/** A list without paging parameters is capped here. */
export const LIST_CAP = 10_000;
/** The portal pages locally through five of its pages before it asks again. */
const PREFETCHED_PAGES = 5;

/**
 * Reads paging in both styles; the platform's wins when both are sent. Values that make no sense fall back to their
 * defaults, without an error.
 * @param sortable names that `sort` may carry
 */
export function parseListQuery(query: Readonly<Record<string, string>>, sortable: readonly string[]): ListQuery {
  const order = query['order']?.toLowerCase();
  const sort = query['sort'] ?? '';
  return {
    ...window(query),
    countOnly: query['totalrows'] !== undefined,
    sort: sortable.includes(sort) ? sort : null,
    descending: order === 'desc' ? true : order === 'asc' ? false : null,
    search: (query['search'] ?? '').trim(),
  };
}

function window(query: Readonly<Record<string, string>>): { offset: number; limit: number } {
  const perPage = count(query['per_page']);
  if (perPage !== null || query['page'] !== undefined) {
    const size = Math.min(perPage ?? 25, LIST_CAP);
    return { offset: (Math.max(1, count(query['page']) ?? 1) - 1) * size, limit: size };
  }
  const limit = count(query['limit']);
  const offset = count(query['offset']);
  if (limit !== null || offset !== null) return { offset: offset ?? 0, limit: Math.min(limit ?? LIST_CAP, LIST_CAP) };
  const pageSize = count(inAnyCase(query, 'pagesize'));
  if (pageSize !== null) {
    const index = Math.max(1, count(inAnyCase(query, 'pageindex')) ?? 1);
    return {
      offset: Math.min((index - 1) * pageSize, Number.MAX_SAFE_INTEGER),
      limit: Math.min(pageSize * PREFETCHED_PAGES, LIST_CAP),
    };
  }
  return { offset: 0, limit: LIST_CAP };
}

/** Clients write `pageSize`, `pagesize` and more (contract 30 §1.2). */
function inAnyCase(query: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(query).find(([key]) => key.toLowerCase() === name)?.[1];
}

function count(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,9}$/.test(text.trim())) return null;
  return Number(text);
}

/**
 * The rows of a window and the count of all. The count is asked for only where the rows do not tell it: a window that
 * is not full ends the list.
 * @param rowsOf reads up to that many rows from the offset of the window on
 */
export async function readWindow<Row>(
  list: Pick<ListQuery, 'offset' | 'limit' | 'countOnly'>,
  rowsOf: (limit: number) => Promise<Row[]>,
  countAll: () => Promise<number>,
): Promise<{ rows: Row[]; total: number }> {
  if (list.countOnly) return { rows: [], total: await countAll() };
  const found = await rowsOf(list.limit + 1);
  const isEnd = found.length <= list.limit && (found.length > 0 || list.offset === 0);
  return { rows: found.slice(0, list.limit), total: isEnd ? list.offset + found.length : await countAll() };
}

/** Sends `X-Total-Count` and gives the rows, or the bare count when `totalrows` was asked. */
export function answerList<Row>(
  reply: FastifyReply,
  list: ListQuery,
  found: { readonly rows: readonly Row[]; readonly total: number },
): readonly Row[] | number {
  reply.header('x-total-count', String(found.total));
  return list.countOnly ? found.total : found.rows;
}

/** Query keys every list takes, for the document. */
export const listQueryKeys = {
  page: Type.Optional(Type.Integer({ minimum: 1 })),
  per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: LIST_CAP })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIST_CAP })),
  offset: Type.Optional(Type.Integer({ minimum: 0 })),
  pageSize: Type.Optional(Type.Integer({ minimum: 1 })),
  pageIndex: Type.Optional(Type.Integer({ minimum: 0 })),
  sort: Type.Optional(Type.String()),
  order: Type.Optional(Type.Enum(['asc', 'desc'])),
  search: Type.Optional(Type.String()),
  totalrows: Type.Optional(Type.String({ description: 'Present: the answer is the bare count.' })),
};
