import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DAYS, daysBefore, type Period } from './period.ts';

interface PeriodFieldsProps {
  readonly period: Period;
  readonly onPeriod: (period: Period) => void;
  /** `YYYY-MM-DD` on the caller's clock. */
  readonly today: string;
  /** Whether all time can be chosen. */
  readonly endless: boolean;
}

/** Which days: so many up to today, chosen ones, or all. */
export function PeriodFields({ period, onPeriod, today, endless }: PeriodFieldsProps) {
  const { t } = useTranslation('callRecords');
  const choose = (value: string | null) => {
    if (value === 'all') onPeriod({ kind: 'all' });
    else if (value === 'between') onPeriod({ kind: 'between', from: daysBefore(today, 6), to: today });
    else onPeriod({ kind: 'days', days: Number(value) });
  };
  return (
    <>
      <Select
        label={t('period')}
        value={period.kind === 'days' ? String(period.days) : period.kind}
        onChange={choose}
        allowDeselect={false}
        data={[
          ...DAYS.map((days) => ({ value: String(days), label: days === 1 ? t('today') : t('days', { count: days }) })),
          { value: 'between', label: t('between') },
          ...(endless ? [{ value: 'all', label: t('allTime') }] : []),
        ]}
      />
      {period.kind === 'between' && (
        <>
          <TextInput
            type="date"
            label={t('firstDay')}
            value={period.from}
            onChange={(event) => onPeriod({ ...period, from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('lastDay')}
            value={period.to}
            onChange={(event) => onPeriod({ ...period, to: event.currentTarget.value })}
          />
        </>
      )}
    </>
  );
}
