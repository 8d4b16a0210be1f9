import { Group, Paper } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ListFooter } from '../../kit/list/list-footer.tsx';
import { pageCount } from '../../kit/list/list-state.ts';
import type { RowView } from '../../kit/list/row-view.ts';
import { RowsCards } from '../../kit/list/rows-cards.tsx';
import { RowsTable } from '../../kit/list/rows-table.tsx';
import { SearchBox } from '../../kit/list/search-box.tsx';
import { useListState } from '../../kit/list/use-list-state.ts';

interface PagedRowsProps<Row> extends RowView<Row> {
  readonly caption: string;
  /** All of them: they are here and change by events, so that the page finds and pages them itself. */
  readonly rows: readonly Row[];
  readonly matches: (row: Row, search: string) => boolean;
  readonly empty: { readonly title: string; readonly text: string; readonly icon: ReactNode };
}

const NAMES = { sortable: [], filters: [] };

/** Rows that the page has already, a page at a time; the state stands in the address. */
export function PagedRows<Row>({ rows, matches, empty, ...view }: PagedRowsProps<Row>) {
  const { t } = useTranslation('kit');
  const isPhone = useMediaQuery('(max-width: 40em)', false, { getInitialValueInEffect: false });
  const [state, change] = useListState(NAMES, false);
  if (rows.length === 0) return <EmptyState {...empty} />;
  const found = state.search === '' ? rows : rows.filter((row) => matches(row, state.search));
  const page = Math.min(state.page, pageCount(state, found.length));
  const shown = found.slice((page - 1) * state.perPage, page * state.perPage);
  return (
    <Paper>
      <Group mb="sm">
        <SearchBox value={state.search} onSearch={(search) => change({ ...state, search, page: 1 })} />
      </Group>
      {found.length === 0 ? (
        <EmptyState title={t('list.noMatch')} text={t('list.noMatchText')} />
      ) : (
        <>
          {isPhone ? (
            <RowsCards {...view} rows={shown} />
          ) : (
            <RowsTable {...view} rows={shown} state={state} onChange={change} />
          )}
          <ListFooter state={{ ...state, page }} total={found.length} onChange={change} />
        </>
      )}
    </Paper>
  );
}
