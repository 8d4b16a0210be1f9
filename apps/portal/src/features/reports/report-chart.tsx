import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { useTranslation } from 'react-i18next';
import { barLabel, type Grouping, type Measure, type ReportRow } from './report-rows.ts';

const HEIGHT = 300;

interface ReportChartProps {
  readonly rows: readonly ReportRow[];
  readonly grouping: Grouping;
  readonly measure: Measure;
}

/** Calls over time as bars; a module of its own, as charts are large. */
export default function ReportChart({ rows, grouping, measure }: ReportChartProps) {
  const { t, i18n } = useTranslation('reports');
  const number = new Intl.NumberFormat(i18n.language);
  const series = {
    outcomes: [
      { name: 'answered', label: t('answered'), color: 'teal.6' },
      { name: 'missed', label: t('missed'), color: 'orange.6' },
      { name: 'others', label: t('others'), color: 'gray.5' },
    ],
    directions: [
      { name: 'inbound', label: t('inbound'), color: 'teal.6' },
      { name: 'outbound', label: t('outbound'), color: 'indigo.6' },
      { name: 'local', label: t('local'), color: 'orange.6' },
    ],
    minutes: [{ name: 'minutes', label: t('minutes'), color: 'teal.6' }],
    cost: [{ name: 'cost', label: t('cost'), color: 'indigo.6' }],
  };
  return (
    <BarChart
      h={HEIGHT}
      data={rows.map((row) => ({ ...row, label: barLabel(row.when, grouping) }))}
      dataKey="label"
      type="stacked"
      withLegend
      valueFormatter={(value) => number.format(value)}
      yAxisProps={{ allowDecimals: measure === 'minutes' || measure === 'cost' }}
      barChartProps={{ accessibilityLayer: false }}
      series={series[measure]}
    />
  );
}
