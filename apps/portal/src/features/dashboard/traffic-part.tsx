import { Group, Paper, SegmentedControl, Skeleton, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchState } from '../../app/use-search.ts';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { type CallsReport, RANGES, rangeOf, readRange } from './traffic.ts';
import { useReport } from './use-report.ts';

const TrafficChart = lazy(() => import('./traffic-chart.tsx'));

/** Calls of today by the hour, or of some days: as a chart, and as a table for whoever does not see it. */
export function TrafficPart() {
  const { t } = useTranslation('dashboard');
  const [{ range }, change] = useSearchState(readRange);
  const { data, error, refetch } = useReport(range);
  const title = t(`traffic.${range}`);
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {title}
        </Title>
        <SegmentedControl
          aria-label={t('range')}
          value={range}
          onChange={(value) => change({ range: rangeOf(value) })}
          data={RANGES.map((one) => ({ value: one, label: t(`ranges.${one}`) }))}
        />
      </Group>
      {error && <LoadFailed error={error} retry={() => void refetch()} />}
      {data ? <Bars report={data} title={title} /> : !error && <Skeleton height={260} />}
    </Paper>
  );
}

function Bars({ report, title }: { report: CallsReport; title: string }) {
  const { t } = useTranslation('dashboard');
  if (report.totals.calls === 0) return <Text c="dimmed">{t('noTraffic')}</Text>;
  return (
    <>
      <div aria-hidden>
        <Suspense fallback={<Skeleton height={260} />}>
          <TrafficChart report={report} />
        </Suspense>
      </div>
      <VisuallyHidden>
        <TrafficTable report={report} title={title} />
      </VisuallyHidden>
    </>
  );
}

function TrafficTable({ report, title }: { report: CallsReport; title: string }) {
  const { t } = useTranslation('dashboard');
  return (
    <Table aria-label={title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('when')}</Table.Th>
          <Table.Th>{t('inbound')}</Table.Th>
          <Table.Th>{t('outbound')}</Table.Th>
          <Table.Th>{t('local')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {report.series.map(({ at, time, inbound, outbound, local }) => (
          <Table.Tr key={at}>
            <Table.Th scope="row">{report.interval === 'hour' ? time.slice(0, 16) : time.slice(0, 10)}</Table.Th>
            <Table.Td>{inbound}</Table.Td>
            <Table.Td>{outbound}</Table.Td>
            <Table.Td>{local}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
