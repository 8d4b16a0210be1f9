import { Group, Table, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { type Column, sortName } from './columns.ts';
import { type ListState, sortedBy } from './list-state.ts';

interface HeaderCellProps<Row> {
  readonly column: Column<Row>;
  readonly state: ListState;
  readonly onChange: (next: ListState) => void;
}

/** The head of a column; a button where the server can sort by it. */
export function HeaderCell<Row>({ column, state, onChange }: HeaderCellProps<Row>) {
  const name = sortName(column);
  const sorted = name !== null && state.sort === name;
  const direction = state.descending ? 'descending' : 'ascending';
  return (
    <Table.Th
      scope="col"
      ta={column.align ?? 'left'}
      aria-sort={name === null ? undefined : sorted ? direction : 'none'}
      {...(column.from ? { visibleFrom: column.from } : {})}
    >
      {name === null ? (
        column.title
      ) : (
        <UnstyledButton onClick={() => onChange(sortedBy(state, name))} fz="inherit" fw="inherit">
          <Group gap={4} wrap="nowrap" justify={column.align === 'right' ? 'flex-end' : 'flex-start'}>
            <Text span inherit>
              {column.title}
            </Text>
            <SortMark sorted={sorted} descending={state.descending} />
          </Group>
        </UnstyledButton>
      )}
    </Table.Th>
  );
}

function SortMark({ sorted, descending }: { sorted: boolean; descending: boolean }) {
  if (!sorted) return <IconArrowsSort size={14} opacity={0.35} aria-hidden />;
  return descending ? <IconArrowDown size={14} aria-hidden /> : <IconArrowUp size={14} aria-hidden />;
}
