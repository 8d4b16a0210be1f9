import { Button, SimpleGrid } from '@mantine/core';
import { IconChartHistogram, IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSearchState } from '../../app/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { saveFile } from '../../kit/media/download.ts';
import { Page } from '../../kit/page.tsx';
import { useMe } from '../../session/use-me.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { seesCosts } from '../call-records/cost/sees-costs.ts';
import { dayIn } from '../call-records/period.ts';
import { csvText } from './csv-text.ts';
import { ReportBar } from './report-bar.tsx';
import { type CallsReport, isShort, rangeOf, readAsked, reportRows } from './report-rows.ts';
import { ReportTotals } from './report-totals.tsx';
import { SeriesPart } from './series-part.tsx';
import { type TopBy, TopList } from './top-list.tsx';
import { TopOrderSwitch } from './top-order-switch.tsx';
import { useCallsReport } from './use-calls-report.ts';

type Raw = Readonly<Record<string, unknown>>;
const asTyped = (raw: Raw): Raw => raw;
const COLUMNS = [
  'when',
  'calls',
  'answered',
  'missed',
  'others',
  'inbound',
  'outbound',
  'local',
  'minutes',
  'cost',
] as const;

/** Calls over time, and who had the most of them. */
export default function ReportsPage() {
  const { t } = useTranslation('reports');
  const me = useMe();
  const { timeZone, kind } = me;
  const tenantId = useChosenTenant();
  const [raw, change] = useSearchState<Raw>(asTyped);
  const today = dayIn(timeZone, new Date());
  const asked = readAsked(raw, today);
  const range = rangeOf(asked.period, today);
  const interval = asked.grouping === 'hour' ? 'hour' : 'day';
  const { data, error, refetch } = useCallsReport({ ...range, interval, cost: true }, isShort(asked.period, today));
  const download = (report: CallsReport) => {
    const rows = reportRows(report.series, asked.grouping).map((row) => COLUMNS.map((name) => row[name]));
    const text = csvText([COLUMNS.map((name) => t(name)), ...rows]);
    saveFile(new Blob([text], { type: 'text/csv' }), `${t('fileName')}-${range.start_date}-${range.end_date}.csv`);
  };
  const csv = data && data.totals.calls > 0 && (
    <Button
      variant="default"
      leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
      onClick={() => download(data)}
    >
      {t('csv')}
    </Button>
  );
  const isOfAll = kind === 'provider' && tenantId === undefined && me.edition === 'enterprise';
  const tops: readonly TopBy[] = [
    ...(isOfAll ? (['tenant'] as const) : []),
    ...(kind === 'provider' ? (['provider'] as const) : []),
    ...(['destination', 'extension', 'caller'] as const),
  ];
  const priced = seesCosts(me);
  const order = priced ? asked.order : 'calls';
  return (
    <Page title={t('title')} text={t('text')} actions={csv}>
      <ReportBar asked={asked} today={today} onChange={change} />
      {error && <LoadFailed error={error} retry={() => void refetch()} />}
      {!data && !error && <ListSkeleton />}
      {data?.totals.calls === 0 && (
        <EmptyState title={t('none')} text={t('noneText')} icon={<IconChartHistogram size={28} />} />
      )}
      {data && data.totals.calls > 0 && (
        <>
          <ReportTotals totals={data.totals} />
          <SeriesPart report={data} asked={asked} onChange={change} />
          {priced && <TopOrderSwitch order={order} onChange={change} />}
          <SimpleGrid cols={{ base: 1, lg: 2 }}>
            {tops.map((by) => (
              <TopList key={by} by={by} range={range} order={order} />
            ))}
          </SimpleGrid>
        </>
      )}
    </Page>
  );
}
