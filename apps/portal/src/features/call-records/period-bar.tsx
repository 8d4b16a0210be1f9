import { Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DAYS, daysBefore, type Period } from './period.ts';

interface PeriodBarProps {
  readonly period: Period;
  readonly onPeriod: (period: Period) => void;
  readonly extension: string;
  readonly onExtension: (extension: string) => void;
  /** `YYYY-MM-DD` on the caller's clock. */
  readonly today: string;
}

const PAUSE_MS = 400;

/** Which days, and whose calls. */
export function PeriodBar({ period, onPeriod, extension, onExtension, today }: PeriodBarProps) {
  const { t } = useTranslation('callRecords');
  const [typed, setTyped] = useState(extension);
  const askLater = useDebouncedCallback(onExtension, PAUSE_MS);
  const choose = (value: string | null) => {
    if (value === 'all') onPeriod({ kind: 'all' });
    else if (value === 'between') onPeriod({ kind: 'between', from: daysBefore(today, 6), to: today });
    else onPeriod({ kind: 'days', days: Number(value) });
  };
  return (
    <Group align="flex-end" gap="xs">
      <Select
        label={t('period')}
        value={period.kind === 'days' ? String(period.days) : period.kind}
        onChange={choose}
        allowDeselect={false}
        data={[
          ...DAYS.map((days) => ({ value: String(days), label: days === 1 ? t('today') : t('days', { count: days }) })),
          { value: 'between', label: t('between') },
          { value: 'all', label: t('allTime') },
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
      <TextInput
        label={t('extension')}
        value={typed}
        onChange={(event) => {
          const text = event.currentTarget.value.trim();
          setTyped(text);
          askLater(text);
        }}
        inputMode="tel"
        w={140}
      />
    </Group>
  );
}
