import { Paper, Progress, Skeleton, Table, Text, Title } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { CallableNumber } from '../../softphone/index.ts';
import { moneyText } from '../billing/money-text.ts';
import type { TopOrder } from './report-rows.ts';

type Row = AnswerOf<'/api/reports/calls/top'>['rows'][number];
export type TopBy = 'destination' | 'extension' | 'caller' | 'provider' | 'tenant';

interface TopListProps {
  readonly by: TopBy;
  readonly range: { readonly start_date: string; readonly end_date: string };
  readonly order: TopOrder;
}

const MOST = 10;

/** Who had the most calls, or whose cost most. */
export function TopList({ by, range, order }: TopListProps) {
  const { t, i18n } = useTranslation('reports');
  const tenantId = useChosenTenant();
  const query = { ...range, by, order, limit: MOST, ...(tenantId === undefined ? {} : { tenant_id: tenantId }) };
  const found = $api.useQuery(
    'get',
    '/api/reports/calls/top',
    { params: { query } },
    { placeholderData: keepPreviousData },
  );
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const priced = order === 'cost';
  const title = priced ? t(`dearest.${by}`) : t(`top.${by}`);
  const rows = found.data?.rows ?? [];
  const measureOf = (row: Row) => (priced ? (row.cost ?? 0) : row.calls);
  const most = rows[0] === undefined ? 0 : measureOf(rows[0]);
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      {found.error && <LoadFailed error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Skeleton height={160} />}
      {found.data && rows.length === 0 && <Text c="dimmed">{t('nobody')}</Text>}
      {rows.length > 0 && (
        <Table aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(`who.${by}`)}</Table.Th>
              <Table.Th ta="right">{t('calls')}</Table.Th>
              {!priced && (
                <Table.Th ta="right" visibleFrom="xs">
                  {t('answered')}
                </Table.Th>
              )}
              <Table.Th ta="right">{t('minutes')}</Table.Th>
              {priced && <Table.Th ta="right">{t('cost')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.number}>
                <Table.Th scope="row" fw={400}>
                  {row.name ?? (isId(by) ? t('gone', { id: row.number }) : <CallableNumber number={row.number} />)}
                  <Progress value={most === 0 ? 0 : (measureOf(row) / most) * 100} size="xs" mt={4} aria-hidden />
                </Table.Th>
                <Table.Td ta="right">{number.format(row.calls)}</Table.Td>
                {!priced && (
                  <Table.Td ta="right" visibleFrom="xs">
                    {number.format(row.answered)}
                  </Table.Td>
                )}
                <Table.Td ta="right">{number.format(row.minutes)}</Table.Td>
                {priced && <Table.Td ta="right">{moneyText(row.cost ?? 0, i18n.language)}</Table.Td>}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {found.data?.complete === false && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('newest', { number: number.format(found.data.counted) })}
        </Text>
      )}
    </Paper>
  );
}

/** Providers and tenants are told by name; one that is deleted has none. */
function isId(by: TopBy): boolean {
  return by === 'provider' || by === 'tenant';
}
