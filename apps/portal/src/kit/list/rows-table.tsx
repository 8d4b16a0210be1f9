import { Checkbox, Table } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../links.tsx';
import { HeaderCell } from './header-cell.tsx';
import type { ListState } from './list-state.ts';
import { RowMenu } from './row-menu.tsx';
import type { RowView } from './row-view.ts';
import { Unchanging } from './unchanging.tsx';

interface RowsTableProps<Row> extends RowView<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly state: ListState;
  readonly onChange: (next: ListState) => void;
}

/** Rows as a table, for windows that are wide enough. */
export function RowsTable<Row>(props: RowsTableProps<Row>) {
  const { t } = useTranslation('kit');
  const { caption, rows, columns, state, onChange, selection, rowActions, rowKey } = props;
  const keys = rows.map(rowKey);
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table
        highlightOnHover
        highlightOnHoverColor="var(--mantine-color-default-hover)"
        verticalSpacing="xs"
        aria-label={caption}
      >
        <Table.Thead>
          <Table.Tr>
            {selection && (
              <Table.Th w={40}>
                <Checkbox
                  aria-label={t('list.chooseAll')}
                  checked={keys.length > 0 && keys.every((key) => selection.chosen.has(key))}
                  indeterminate={
                    keys.some((key) => selection.chosen.has(key)) && !keys.every((key) => selection.chosen.has(key))
                  }
                  onChange={() => selection.toggleAll(keys)}
                />
              </Table.Th>
            )}
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} state={state} onChange={onChange} />
            ))}
            {rowActions && <Table.Th w={48} aria-label={t('list.actions')} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Unchanging
              key={rowKey(row)}
              of={[row, columns, rowActions, selection?.chosen.has(rowKey(row))]}
              draw={() => <TableRow {...props} row={row} />}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function TableRow<Row>({ row, ...view }: RowView<Row> & { row: Row }) {
  const { t } = useTranslation('kit');
  const navigate = useNavigate();
  const { columns, rowKey, rowName, rowLink, rowActions, selection } = view;
  const link = rowLink?.(row);
  const key = rowKey(row);
  const open = (event: MouseEvent) => {
    if (link !== undefined && !isOnControl(event)) void navigate({ to: link });
  };
  return (
    <Table.Tr onClick={open} {...(link === undefined ? {} : { style: { cursor: 'pointer' } })}>
      {selection && (
        <Table.Td>
          <Checkbox
            aria-label={t('list.choose', { name: rowName(row) })}
            checked={selection.chosen.has(key)}
            onChange={() => selection.toggle(key)}
          />
        </Table.Td>
      )}
      {columns.map((column, place) => (
        <Table.Td key={column.key} ta={column.align ?? 'left'} {...(column.from ? { visibleFrom: column.from } : {})}>
          {place === 0 && link !== undefined ? (
            <PageLink to={link} inherit>
              {column.cell(row)}
            </PageLink>
          ) : (
            column.cell(row)
          )}
        </Table.Td>
      ))}
      {rowActions && (
        <Table.Td ta="right">
          <RowMenu name={rowName(row)} actions={rowActions(row)} />
        </Table.Td>
      )}
    </Table.Tr>
  );
}

/** A click on a link, a switch or within a menu is meant for that; one that marks text is none. */
function isOnControl(event: MouseEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element) || !event.currentTarget.contains(target)) return true;
  if ((window.getSelection()?.toString() ?? '') !== '') return true;
  return target.closest('a,button,input,label,[role=menu],[role=switch]') !== null;
}
