import { Box, Checkbox, Group, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../links.tsx';
import { RowMenu } from './row-menu.tsx';
import type { RowView } from './row-view.ts';
import { Unchanging } from './unchanging.tsx';

/** Rows as cards, for phones: the first column is the title. */
export function RowsCards<Row>(props: RowView<Row> & { readonly caption: string; readonly rows: readonly Row[] }) {
  const { rows, caption, rowKey, columns, rowActions, selection } = props;
  return (
    <Stack component="ul" gap="xs" aria-label={caption} p={0} m={0}>
      {rows.map((row) => (
        <Unchanging
          key={rowKey(row)}
          of={[row, columns, rowActions, selection?.chosen.has(rowKey(row))]}
          draw={() => <RowCard {...props} row={row} />}
        />
      ))}
    </Stack>
  );
}

function RowCard<Row>({ row, columns, rowKey, rowName, rowLink, rowActions, selection }: RowView<Row> & { row: Row }) {
  const { t } = useTranslation('kit');
  const [title, ...others] = columns;
  const link = rowLink?.(row);
  const key = rowKey(row);
  return (
    <Paper component="li" withBorder p="sm" style={{ listStyle: 'none' }}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap="sm" wrap="nowrap" miw={0}>
          {selection && (
            <Checkbox
              aria-label={t('list.choose', { name: rowName(row) })}
              checked={selection.chosen.has(key)}
              onChange={() => selection.toggle(key)}
            />
          )}
          <Box miw={0} style={{ overflowWrap: 'anywhere' }}>
            {link === undefined ? title?.cell(row) : <PageLink to={link}>{title?.cell(row)}</PageLink>}
          </Box>
        </Group>
        {rowActions && <RowMenu name={rowName(row)} actions={rowActions(row)} />}
      </Group>
      <Stack gap={4} mt={6}>
        {others
          .flatMap((column) => {
            const content = column.cards === false ? null : column.cell(row);
            return content === null || content === undefined || content === '' ? [] : [{ column, content }];
          })
          .map(({ column, content }) => (
            <Group key={column.key} justify="space-between" wrap="nowrap" gap="md">
              <Text size="sm" c="dimmed">
                {column.title}
              </Text>
              <Text component="div" size="sm" ta="right" miw={0} style={{ overflowWrap: 'anywhere' }}>
                {content}
              </Text>
            </Group>
          ))}
      </Stack>
    </Paper>
  );
}
