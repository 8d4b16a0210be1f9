import { Button, Group, LoadingOverlay, Paper } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ListPath, RowOf } from '@strowger/client';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListAnswer } from '../../api/list-answer.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { EmptyState } from '../empty-state.tsx';
import type { QueryValue } from '../fetch-api.ts';
import { LoadFailed } from '../load-failed.tsx';
import { CsvButton } from '../media/csv-button.tsx';
import { BulkDelete } from './bulk-delete.tsx';
import { type Column, type Filter, type RowAction, sortName } from './columns.ts';
import { FilterBar } from './filter-bar.tsx';
import { ListFooter } from './list-footer.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { DEFAULT_LIST, filterQuery, isNarrowed, type ListState, listQuery, pageCount } from './list-state.ts';
import { listOptions } from './read-list.ts';
import { RowsCards } from './rows-cards.tsx';
import { RowsTable } from './rows-table.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchedBack } from './searched-back.tsx';
import { useListState } from './use-list-state.ts';
import { useSelection } from './use-selection.ts';

export interface ResourceTableProps<P extends ListPath> {
  /** List of the API; its rows type the columns. */
  readonly path: P;
  /** Of a path like `/api/voicemails/{voicemail_uuid}/messages`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** What is always asked for, beside what the user chooses. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** What the table is of, for screen readers. */
  readonly caption: string;
  /** Keep it in a constant or a memo: a new list draws every row again. */
  readonly columns: readonly Column<RowOf<P>>[];
  readonly rowKey: (row: RowOf<P>) => string;
  readonly rowName: (row: RowOf<P>) => string;
  readonly rowLink?: (row: RowOf<P>) => string;
  /** Keep it in a callback, for the same reason. */
  readonly rowActions?: (row: RowOf<P>) => readonly RowAction[];
  readonly filters?: readonly Filter[];
  /** False: the server does not search this list. */
  readonly searchable?: boolean;
  /** Shown when there are no rows at all. */
  readonly empty: {
    readonly title: string;
    readonly text?: string;
    readonly action?: ReactNode;
    readonly icon?: ReactNode;
  };
  /** With it rows can be chosen and deleted together. @throws ApiError */
  readonly remove?: (row: RowOf<P>) => Promise<unknown>;
  /** What goes with rows that are deleted, as a sentence. */
  readonly removed?: string;
  /** Path of the API that answers the same rows as CSV. */
  readonly csv?: string;
  /** More above the table, at the right. */
  readonly toolbar?: ReactNode;
  /** Keeps page, order and search out of the address: for a second list on a page. */
  readonly local?: boolean;
}

/** A list of the API: the server pages, filters, sorts and searches; what is shown stands in the address. */
export function ResourceTable<P extends ListPath>(props: ResourceTableProps<P>) {
  const { path, parameters = {}, columns, filters = [], local = false } = props;
  const tenantId = useChosenTenant();
  const query = { ...(tenantId === undefined ? {} : { tenant_id: tenantId }), ...props.query };
  const [state, setState] = useListState(
    {
      sortable: columns.flatMap((column) => sortName(column) ?? []),
      filters: filters.map(({ name }) => name),
    },
    local,
  );
  const list = useQuery(listOptions({ path, parameters, query: { ...query, ...listQuery(state) } }));
  useLastPage(state, list.isPlaceholderData ? undefined : list.data, setState);
  const selection = useSelection();
  const chosen = (list.data?.rows ?? []).filter((row) => selection.chosen.has(props.rowKey(row)));
  const isEmpty = list.data?.total === 0 && !isNarrowed(state);
  return (
    <Paper>
      {!isEmpty && (
        <Group mb="sm" gap="xs">
          {props.searchable !== false && (
            <SearchBox value={state.search} onSearch={(search) => setState({ ...state, search, page: 1 })} />
          )}
          <FilterBar filters={filters} state={state} onChange={setState} />
          <Group ml="auto" gap="xs">
            {props.remove && chosen.length > 0 && (
              <BulkDelete
                rows={chosen}
                rowName={props.rowName}
                remove={props.remove}
                path={path}
                consequence={props.removed}
                onDone={selection.clear}
              />
            )}
            {props.csv !== undefined && <CsvButton path={props.csv} query={{ ...query, ...filterQuery(state) }} />}
            {props.toolbar}
          </Group>
        </Group>
      )}
      <ListBody
        {...props}
        state={state}
        setState={setState}
        answer={list.data}
        error={list.error}
        retry={() => void list.refetch()}
        waiting={list.isPlaceholderData}
        selection={props.remove ? selection : undefined}
      />
    </Paper>
  );
}

/** Rows have gone meanwhile, and with them the page that was shown: the last one that is left is shown instead. */
function useLastPage(
  state: ListState,
  answer: ListAnswer<unknown> | undefined,
  setState: (next: ListState) => void,
): void {
  const last =
    answer !== undefined && answer.rows.length === 0 && answer.total > 0 ? pageCount(state, answer.total) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new answer moves the page
  useEffect(() => {
    if (last !== null && last < state.page) setState({ ...state, page: last });
  }, [last]);
}

interface ListBodyProps<P extends ListPath> extends ResourceTableProps<P> {
  readonly state: ListState;
  readonly setState: (next: ListState) => void;
  readonly answer: ListAnswer<RowOf<P>> | undefined;
  readonly error: unknown;
  readonly retry: () => void;
  /** Another page is on its way. */
  readonly waiting: boolean;
  readonly selection: ReturnType<typeof useSelection> | undefined;
}

function ListBody<P extends ListPath>(props: ListBodyProps<P>) {
  const { t } = useTranslation('kit');
  const isPhone = useMediaQuery('(max-width: 40em)', false, { getInitialValueInEffect: false });
  const { answer, error, retry, state, setState, empty } = props;
  if (error !== null && answer === undefined) return <LoadFailed error={error} retry={retry} />;
  if (answer === undefined) return <ListSkeleton />;
  if (answer.rows.length === 0) {
    if (answer.total > 0) {
      return <ListFooter state={state} total={answer.total} isEstimated={answer.isEstimated} onChange={setState} />;
    }
    return isNarrowed(state) ? (
      <>
        <SearchedBack to={answer.searchedBackTo} />
        <EmptyState
          title={t('list.noMatch')}
          text={t('list.noMatchText')}
          action={
            <Button
              variant="default"
              onClick={() => setState({ ...DEFAULT_LIST, perPage: state.perPage, sort: state.sort })}
            >
              {t('list.clearFilters')}
            </Button>
          }
        />
      </>
    ) : (
      <EmptyState {...empty} />
    );
  }
  return (
    <div style={{ position: 'relative' }}>
      {error !== null && <LoadFailed error={error} retry={retry} />}
      <LoadingOverlay visible={props.waiting} overlayProps={{ backgroundOpacity: 0.3 }} loaderProps={{ size: 'sm' }} />
      {isPhone ? (
        <RowsCards {...viewOf(props)} caption={props.caption} rows={answer.rows} />
      ) : (
        <RowsTable {...viewOf(props)} caption={props.caption} rows={answer.rows} state={state} onChange={setState} />
      )}
      <SearchedBack to={answer.searchedBackTo} />
      <ListFooter
        state={{ ...state, page: Math.min(state.page, pageCount(state, answer.total)) }}
        total={answer.total}
        isEstimated={answer.isEstimated}
        onChange={setState}
      />
    </div>
  );
}

function viewOf<P extends ListPath>({ columns, rowKey, rowName, rowLink, rowActions, selection }: ListBodyProps<P>) {
  return {
    columns,
    rowKey,
    rowName,
    ...(rowLink ? { rowLink } : {}),
    ...(rowActions ? { rowActions } : {}),
    selection,
  };
}
