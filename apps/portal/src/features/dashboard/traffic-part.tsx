import { Paper, Skeleton, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Traffic } from './traffic.ts';

const TrafficChart = lazy(() => import('./traffic-chart.tsx'));

/** The calls of today by the hour: as a chart, and as a table for whoever does not see it. */
export function TrafficPart({ traffic }: { traffic: Traffic }) {
  const { t, i18n } = useTranslation('dashboard');
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Paper withBorder p="md" component="section" aria-label={t('traffic')}>
      <Title order={2} size="h4" mb="sm">
        {t('traffic')}
      </Title>
      {traffic.total === 0 ? (
        <Text c="dimmed">{t('noTraffic')}</Text>
      ) : (
        <>
          <div aria-hidden>
            <Suspense fallback={<Skeleton height={260} />}>
              <TrafficChart traffic={traffic} />
            </Suspense>
          </div>
          <VisuallyHidden>
            <TrafficTable traffic={traffic} />
          </VisuallyHidden>
        </>
      )}
      {traffic.total > traffic.counted && (
        <Text size="sm" c="dimmed">
          {t('newest', { number: number.format(traffic.counted) })}
        </Text>
      )}
    </Paper>
  );
}

function TrafficTable({ traffic }: { traffic: Traffic }) {
  const { t } = useTranslation('dashboard');
  return (
    <Table aria-label={t('traffic')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('hour')}</Table.Th>
          <Table.Th>{t('inbound')}</Table.Th>
          <Table.Th>{t('outbound')}</Table.Th>
          <Table.Th>{t('local')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {traffic.hours.map(({ hour, inbound, outbound, local }) => (
          <Table.Tr key={hour}>
            <Table.Th scope="row">{hour}</Table.Th>
            <Table.Td>{inbound}</Table.Td>
            <Table.Td>{outbound}</Table.Td>
            <Table.Td>{local}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
