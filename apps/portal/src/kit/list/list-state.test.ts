import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_LIST,
  filteredBy,
  isNarrowed,
  type ListState,
  listQuery,
  PAGE_SIZES,
  pageCount,
  readListState,
  sortedBy,
  writeListState,
} from './list-state.ts';

const names = { sortable: ['name', 'number'], filters: ['enabled', 'strategy'] };
const read = (address: Record<string, unknown>) => readListState(address, names);

const states: fc.Arbitrary<ListState> = fc
  .record({
    page: fc.integer({ min: 1, max: 9_999_999 }),
    perPage: fc.constantFrom(...PAGE_SIZES),
    sort: fc.constantFrom(null, ...names.sortable),
    descending: fc.boolean(),
    search: fc.string(),
    filters: fc.dictionary(fc.constantFrom(...names.filters), fc.string({ minLength: 1 }), { noNullPrototype: true }),
  })
  .map((state) => ({ ...state, descending: state.sort !== null && state.descending }));

describe('a list in the address of its page', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(read(writeListState(state, {}, names))).toEqual(state);
      }),
    );
  });

  it('leaves the address empty when all is by default, and other keys alone', () => {
    expect(writeListState(DEFAULT_LIST, {}, names)).toEqual({});
    expect(writeListState(DEFAULT_LIST, { tab: 'members', page: 4, enabled: 'true' }, names)).toEqual({
      tab: 'members',
    });
  });

  it('never fails, and takes what makes no sense for absent', () => {
    expect(read({ page: '-3', size: 7, sort: 'password', order: 'desc', search: null, enabled: '' })).toEqual(
      DEFAULT_LIST,
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (address) => {
        const { page, perPage } = read(address);
        expect(page).toBeGreaterThanOrEqual(1);
        expect(PAGE_SIZES).toContain(perPage);
      }),
    );
  });

  it('reads numbers and flags that the router has parsed', () => {
    expect(read({ page: 2, enabled: true, search: 1001 })).toMatchObject({
      page: 2,
      search: '1001',
      filters: { enabled: 'true' },
    });
  });
});

describe('what the API is asked for', () => {
  it('is a page, an order, a search and the filters', () => {
    const state = { ...DEFAULT_LIST, page: 3, sort: 'name', descending: true, search: 'x', filters: { enabled: '1' } };
    expect(listQuery(state)).toEqual({
      page: 3,
      per_page: 25,
      sort: 'name',
      order: 'desc',
      search: 'x',
      enabled: '1',
    });
    expect(listQuery(DEFAULT_LIST)).toEqual({ page: 1, per_page: 25 });
  });
});

describe('changes of a list', () => {
  it('sort by a column up, then down, then not at all, on the first page', () => {
    const up = sortedBy({ ...DEFAULT_LIST, page: 9 }, 'name');
    const down = sortedBy(up, 'name');
    expect(up).toMatchObject({ page: 1, sort: 'name', descending: false });
    expect(down).toMatchObject({ sort: 'name', descending: true });
    expect(sortedBy(down, 'name')).toEqual(DEFAULT_LIST);
    expect(sortedBy(down, 'number')).toMatchObject({ sort: 'number', descending: false });
  });

  it('filter and clear, on the first page', () => {
    const narrowed = filteredBy({ ...DEFAULT_LIST, page: 9 }, 'enabled', 'true');
    expect(narrowed).toMatchObject({ page: 1, filters: { enabled: 'true' } });
    expect(isNarrowed(narrowed)).toBe(true);
    expect(filteredBy(narrowed, 'enabled', '')).toEqual(DEFAULT_LIST);
    expect(isNarrowed(DEFAULT_LIST)).toBe(false);
  });

  it('count pages', () => {
    expect([0, 1, 25, 26].map((total) => pageCount(DEFAULT_LIST, total))).toEqual([1, 1, 1, 2]);
  });
});
