import { Group, Pagination, Paper, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../kit/empty-state.tsx';
import { moneyText } from '../billing/money-text.ts';
import type { UsageRow } from './usage-row.ts';

const ON_A_PAGE = 50;

/** What every tenant used and paid in a month, those who paid most first. */
export function UsageTable({ rows }: { readonly rows: readonly UsageRow[] }) {
  const { t, i18n } = useTranslation('usage');
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const money = (amount: number) => moneyText(amount, i18n.language);
  const number = (value: number) => value.toLocaleString(i18n.language);
  const of = (used: number, limit: number | null) =>
    limit === null ? number(used) : t('of', { used: number(used), limit: number(limit) });
  const wanted = search.trim().toLowerCase();
  const found = rows
    .filter(({ company }) => company.toLowerCase().includes(wanted))
    .sort((one, other) => other.total_cost - one.total_cost || one.company.localeCompare(other.company));
  const pages = Math.max(1, Math.ceil(found.length / ON_A_PAGE));
  const shownPage = Math.min(page, pages);
  const shown = found.slice((shownPage - 1) * ON_A_PAGE, shownPage * ON_A_PAGE);
  return (
    <Paper>
      <Group mb="sm">
        <TextInput
          type="search"
          label={t('findTenant')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </Group>
      {shown.length === 0 ? (
        <EmptyState title={t('noTenant')} />
      ) : (
        <Table.ScrollContainer minWidth={760}>
          <Table aria-label={t('title')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('tenant')}</Table.Th>
                {(['voice', 'fax', 'sms', 'conference', 'total', 'credit'] as const).map((key) => (
                  <Table.Th key={key} ta="right">
                    {t(key)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((row) => (
                <Table.Tr key={row.tenant_id}>
                  <Table.Td>{row.company}</Table.Td>
                  <Table.Td ta="right">{of(row.voice_minutes_used, row.voice_limit)}</Table.Td>
                  <Table.Td ta="right">{of(row.fax_pages_used, row.fax_limit)}</Table.Td>
                  <Table.Td ta="right">{of(row.sms_used, row.sms_limit)}</Table.Td>
                  <Table.Td ta="right">{of(row.conference_minutes_used, row.conference_limit)}</Table.Td>
                  <Table.Td ta="right">{money(row.total_cost)}</Table.Td>
                  <Table.Td ta="right">{money(row.credit)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {pages > 1 && (
        <Pagination
          mt="sm"
          total={pages}
          value={shownPage}
          onChange={setPage}
          getControlProps={(control) => ({ 'aria-label': t(`pages.${control}`) })}
          getItemProps={(item) => ({ 'aria-label': t('pageNumber', { number: item }) })}
        />
      )}
    </Paper>
  );
}
