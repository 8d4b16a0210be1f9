import { Group, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Period } from './period.ts';
import { PeriodFields } from './period-fields.tsx';

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
  return (
    <Group align="flex-end" gap="xs">
      <PeriodFields period={period} onPeriod={onPeriod} today={today} endless />
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
