import { Group, Paper, SegmentedControl, Skeleton, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { WideTable } from '../../kit/wide-table.tsx';
import type { ChangeAsked } from './report-bar.tsx';
import { type Asked, type CallsReport, MEASURES, reportRows } from './report-rows.ts';
import { ReportTable } from './report-table.tsx';

const ReportChart = lazy(() => import('./report-chart.tsx'));

interface SeriesPartProps {
  readonly report: CallsReport;
  readonly asked: Asked;
  readonly onChange: ChangeAsked;
}

/** Calls over time: as a chart, with a table for whoever does not see it, or as that table. */
export function SeriesPart({ report, asked, onChange }: SeriesPartProps) {
  const { t } = useTranslation('reports');
  const { grouping, asTable } = asked;
  const rows = useMemo(() => reportRows(report.series, grouping), [report.series, grouping]);
  const priced = typeof report.totals.cost === 'number';
  const measures = MEASURES.filter((one) => one !== 'cost' || priced);
  const measure = measures.find((one) => one === asked.measure) ?? 'outcomes';
  const table = <ReportTable rows={rows} label={t('overTime')} priced={priced} />;
  return (
    <Paper withBorder p="md" component="section" aria-label={t('overTime')}>
      <Group justify="space-between" mb="sm">
        {asTable ? (
          <span />
        ) : (
          <SegmentedControl
            aria-label={t('shows')}
            value={measure}
            onChange={(show) => onChange({ show })}
            data={measures.map((value) => ({ value, label: t(`measures.${value}`) }))}
          />
        )}
        <SegmentedControl
          aria-label={t('shownAs')}
          value={asTable ? 'table' : 'chart'}
          onChange={(as) => onChange({ as: as === 'table' ? as : undefined })}
          data={[
            { value: 'chart', label: t('asChart') },
            { value: 'table', label: t('asTable') },
          ]}
        />
      </Group>
      {asTable ? (
        <WideTable minWidth={720} label={t('asTable')}>
          {table}
        </WideTable>
      ) : (
        <>
          <div aria-hidden>
            <Suspense fallback={<Skeleton height={300} />}>
              <ReportChart rows={rows} grouping={grouping} measure={measure} />
            </Suspense>
          </div>
          <VisuallyHidden>{table}</VisuallyHidden>
        </>
      )}
    </Paper>
  );
}
