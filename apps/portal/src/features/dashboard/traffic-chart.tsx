import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { useTranslation } from 'react-i18next';
import type { Traffic } from './traffic.ts';

const HEIGHT = 260;

/** The calls of a day by the hour; a module of its own, as charts are large. */
export default function TrafficChart({ traffic }: { traffic: Traffic }) {
  const { t } = useTranslation('dashboard');
  return (
    <BarChart
      h={HEIGHT}
      data={traffic.hours.map((hour) => ({ ...hour, hour: `${String(hour.hour).padStart(2, '0')}:00` }))}
      dataKey="hour"
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
