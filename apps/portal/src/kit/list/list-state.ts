/** What a list shows: where in it, in which order, narrowed to what. It lives in the address of the page. */
export interface ListState {
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  /** Null: the server's own order. */
  readonly sort: string | null;
  readonly descending: boolean;
  readonly search: string;
  /** By name of the API's query key; never empty texts. */
  readonly filters: Readonly<Record<string, string>>;
}

export const PAGE_SIZES = [25, 50, 100, 250] as const;

export const DEFAULT_LIST: ListState = {
  page: 1,
  perPage: PAGE_SIZES[0],
  sort: null,
  descending: false,
  search: '',
  filters: {},
};

/** What the address may name. */
export interface ListNames {
  readonly sortable: readonly string[];
  readonly filters: readonly string[];
}

/** Keys of the address; filters have their own names. */
type Address = Readonly<Record<string, unknown>>;

/** Reads the list out of an address; what makes no sense there is as if it were absent. */
export function readListState(address: Address, names: ListNames): ListState {
  const sort = textAt(address, 'sort');
  return {
    page: Math.max(1, wholeAt(address, 'page') ?? 1),
    perPage: PAGE_SIZES.find((size) => size === wholeAt(address, 'size')) ?? DEFAULT_LIST.perPage,
    sort: names.sortable.includes(sort) ? sort : null,
    descending: names.sortable.includes(sort) && textAt(address, 'order') === 'desc',
    search: textAt(address, 'search'),
    filters: Object.fromEntries(
      names.filters.flatMap((name) => {
        const value = textAt(address, name);
        return value === '' ? [] : [[name, value]];
      }),
    ),
  };
}

/**
 * The address of a list: what is as by default does not stand in it, so that links stay short. Keys that are not the
 * list's own stay as they are.
 */
export function writeListState(state: ListState, address: Address, names: ListNames): Record<string, unknown> {
  const own = new Set(['page', 'size', 'sort', 'order', 'search', ...names.filters]);
  const others = Object.fromEntries(Object.entries(address).filter(([name]) => !own.has(name)));
  return {
    ...others,
    ...(state.page > 1 ? { page: state.page } : {}),
    ...(state.perPage === DEFAULT_LIST.perPage ? {} : { size: state.perPage }),
    ...(state.sort === null ? {} : { sort: state.sort, ...(state.descending ? { order: 'desc' } : {}) }),
    ...(state.search === '' ? {} : { search: state.search }),
    ...state.filters,
  };
}

/** What the API is asked for (contract 10 §2.5). */
export function listQuery(state: ListState): Record<string, string | number> {
  return {
    page: state.page,
    per_page: state.perPage,
    ...filterQuery(state),
  };
}

/** The same without the page: for exports, which take all that the list shows. */
export function filterQuery(state: ListState): Record<string, string | number> {
  return {
    ...(state.sort === null ? {} : { sort: state.sort, order: state.descending ? 'desc' : 'asc' }),
    ...(state.search === '' ? {} : { search: state.search }),
    ...state.filters,
  };
}

/** Another order: by a column, then turned round, then the server's own again. The first page is shown. */
export function sortedBy(state: ListState, column: string): ListState {
  const first = { ...state, page: 1 };
  if (state.sort !== column) return { ...first, sort: column, descending: false };
  return state.descending ? { ...first, sort: null, descending: false } : { ...first, descending: true };
}

/** One filter set, or taken away by an empty text. The first page is shown. */
export function filteredBy(state: ListState, name: string, value: string): ListState {
  const { [name]: _, ...others } = state.filters;
  return { ...state, page: 1, filters: value === '' ? others : { ...others, [name]: value } };
}

/** Whether rows may be hidden by a search or a filter. */
export function isNarrowed(state: ListState): boolean {
  return state.search !== '' || Object.keys(state.filters).length > 0;
}

/** The number of pages; at least one. */
export function pageCount(state: ListState, total: number): number {
  return Math.max(1, Math.ceil(total / state.perPage));
}

function textAt(address: Address, name: string): string {
  const value = address[name];
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';
}

function wholeAt(address: Address, name: string): number | null {
  const text = textAt(address, name);
  return /^\d{1,7}$/.test(text) ? Number(text) : null;
}
