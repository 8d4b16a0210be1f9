import { Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { moneyText } from '../billing/money-text.ts';
import type { CallsReport } from './report-rows.ts';

/** What all of it comes to. */
export function ReportTotals({ totals }: { readonly totals: CallsReport['totals'] }) {
  const { t, i18n } = useTranslation('reports');
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 });
  const { calls, answered, missed, minutes, answer_rate, cost } = totals;
  return (
    <Group component="dl" gap="sm" m={0} aria-label={t('totals')}>
      <Total name={t('calls')} value={number.format(calls)} />
      <Total name={t('answered')} value={number.format(answered)} />
      <Total name={t('answerRate')} value={answer_rate === null ? '–' : percent.format(answer_rate / 100)} />
      <Total name={t('missed')} value={number.format(missed)} />
      <Total name={t('minutes')} value={number.format(minutes)} />
      {typeof cost === 'number' && <Total name={t('cost')} value={moneyText(cost, i18n.language)} />}
    </Group>
  );
}

function Total({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <Paper withBorder px="md" py="xs">
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      <Text component="dd" m={0} fw={650} size="lg">
        {value}
      </Text>
    </Paper>
  );
}
