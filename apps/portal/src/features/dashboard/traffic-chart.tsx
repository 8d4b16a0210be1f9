import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { useTranslation } from 'react-i18next';
import { binLabel, type CallsReport } from './traffic.ts';

const HEIGHT = 260;

/** Calls by the hour or day; a module of its own, as charts are large. */
export default function TrafficChart({ report }: { report: CallsReport }) {
  const { t } = useTranslation('dashboard');
  return (
    <BarChart
      h={HEIGHT}
      data={report.series.map((bin) => ({ ...bin, label: binLabel(bin.time, report.interval) }))}
      dataKey="label"
      type="stacked"
      withLegend
      yAxisProps={{ allowDecimals: false }}
      barChartProps={{ accessibilityLayer: false }}
      series={[
        { name: 'inbound', label: t('inbound'), color: 'teal.6' },
        { name: 'outbound', label: t('outbound'), color: 'indigo.6' },
        { name: 'local', label: t('local'), color: 'orange.6' },
      ]}
    />
  );
}
