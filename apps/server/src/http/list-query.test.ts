import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIST_CAP, parseListQuery, readWindow } from './list-query.ts';

const window = (query: Record<string, string>) => {
  const { offset, limit } = parseListQuery(query, []);
  return { offset, limit };
};

describe('the window of a list', () => {
  it('has its rows and the count of all, which is asked for only where the rows do not tell it', async () => {
    const whole = fc.array(fc.integer(), { maxLength: 30 });
    const small = fc.nat({ max: 12 });
    await fc.assert(
      fc.asyncProperty(whole, small, small, fc.boolean(), async (all, offset, limit, countOnly) => {
        let counts = 0;
        const found = await readWindow(
          { offset, limit, countOnly },
          async (most) => all.slice(offset, offset + most),
          async () => {
            counts += 1;
            return all.length;
          },
        );
        expect(found).toEqual({ rows: countOnly ? [] : all.slice(offset, offset + limit), total: all.length });
        if (!countOnly && offset < all.length && all.length <= offset + limit) expect(counts).toBe(0);
      }),
    );
  });
});

describe('list queries (contract 10 §2.5)', () => {
  it.each([
    [{}, { offset: 0, limit: LIST_CAP }],
    [
      { page: '3', per_page: '20' },
      { offset: 40, limit: 20 },
    ],
    [
      { PAGESIZE: '10', PageIndex: '2' },
      { offset: 10, limit: 50 },
    ],
    [{ page: '2' }, { offset: 25, limit: 25 }],
    [
      { page: '0', per_page: '10' },
      { offset: 0, limit: 10 },
    ],
    [
      { limit: '10', offset: '5' },
      { offset: 5, limit: 10 },
    ],
    [{ offset: '5' }, { offset: 5, limit: LIST_CAP }],
    [{ limit: '99999' }, { offset: 0, limit: LIST_CAP }],
    [{ limit: 'x' }, { offset: 0, limit: LIST_CAP }],
    [
      { per_page: '-1', page: '1' },
      { offset: 0, limit: 25 },
    ],
    [
      { pageSize: '10', pageIndex: '1' },
      { offset: 0, limit: 50 },
    ],
    [
      { pageSize: '10', pageIndex: '3' },
      { offset: 20, limit: 50 },
    ],
    [
      { pagesize: '10', pageIndex: '0' },
      { offset: 0, limit: 50 },
    ],
    [
      { pageSize: '10', pageIndex: '2', page: '1', per_page: '7' },
      { offset: 0, limit: 7 },
    ],
  ])('%j is the window %j', (query, expected) => {
    expect(window(query)).toEqual(expected);
  });

  it('sorts by named fields only', () => {
    const sortable = ['name', 'id'];
    expect(parseListQuery({ sort: 'name', order: 'ASC' }, sortable)).toMatchObject({ sort: 'name', descending: false });
    expect(parseListQuery({ sort: 'id; drop', order: 'up' }, sortable)).toMatchObject({ sort: null, descending: null });
  });

  it('asks for the count by the mere presence of totalrows', () => {
    expect(parseListQuery({ totalrows: '' }, []).countOnly).toBe(true);
    expect(parseListQuery({}, []).countOnly).toBe(false);
  });

  it('never fails and never asks for more than the cap', () => {
    const keys = [
      'page',
      'per_page',
      'limit',
      'offset',
      'pageSize',
      'pageIndex',
      'sort',
      'order',
      'search',
      'totalrows',
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.oneof(fc.string(), fc.integer().map(String))), (query) => {
        const { offset, limit } = window(query);
        expect(Number.isSafeInteger(offset) && offset >= 0).toBe(true);
        expect(Number.isSafeInteger(limit) && limit >= 0 && limit <= LIST_CAP).toBe(true);
      }),
      { examples: [[{ pageSize: '13407234', pageIndex: '671816370' }]] },
    );
  });
});
