import { Table, Text } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../kit/links.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import type { BulkRow } from './bulk-rows.ts';
import type { Outcome } from './bulk-run.ts';

interface BulkTableProps {
  readonly rows: readonly BulkRow[];
  readonly outcomes: ReadonlyMap<BulkRow, Outcome>;
}

/** What will be made, and what has become of each. */
export function BulkTable({ rows, outcomes }: BulkTableProps) {
  const { t } = useTranslation('extensions');
  return (
    <Table.ScrollContainer
      minWidth={480}
      maxHeight={420}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('bulk.preview') } }}
    >
      <Table stickyHeader>
        <Table.Caption>{t('bulk.count', { count: rows.length })}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('number')}</Table.Th>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('bulk.mail')}</Table.Th>
            <Table.Th>{t('bulk.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <BulkLine key={row.number} row={row} outcome={outcomes.get(row)} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Only rows whose state has changed are drawn again. */
const BulkLine = memo(function BulkLine({ row, outcome }: { row: BulkRow; outcome: Outcome | undefined }) {
  return (
    <Table.Tr>
      <Table.Td>
        {outcome?.state === 'made' ? <PageLink to={`/extensions/${outcome.uuid}`}>{row.number}</PageLink> : row.number}
      </Table.Td>
      <Table.Td>{row.name}</Table.Td>
      <Table.Td>{row.mail}</Table.Td>
      <Table.Td>
        <State outcome={outcome} />
      </Table.Td>
    </Table.Tr>
  );
});

function State({ outcome }: { outcome: Outcome | undefined }) {
  const { t } = useTranslation('extensions');
  switch (outcome?.state) {
    case undefined:
      return (
        <Text size="sm" c="dimmed">
          {t('bulk.waiting')}
        </Text>
      );
    case 'running':
      return <StatusBadge tone="busy">{t('bulk.running')}</StatusBadge>;
    case 'failed':
      return (
        <Text size="sm" c="red">
          {outcome.message}
        </Text>
      );
    case 'made':
      return outcome.mailboxFault === null ? (
        <StatusBadge tone="good">{t('bulk.made')}</StatusBadge>
      ) : (
        <Text size="sm">{t('bulk.noMailbox', { why: outcome.mailboxFault })}</Text>
      );
  }
}
