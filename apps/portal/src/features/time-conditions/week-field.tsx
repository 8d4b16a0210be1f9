import { Box, Button, Group, Input, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Binding, errorOf } from '../../kit/form/binding.ts';
import { OFFICE_WEEK } from './condition-values.ts';
import { DayHours } from './day-hours.tsx';
import { CLOSED_WEEK, DAY, normalWeek, type Week, withDay } from './week.ts';
import styles from './week-field.module.css';

/** Monday first. */
const ORDER = [1, 2, 3, 4, 5, 6, 0];
const HOURS = [0, 6, 12, 18, 24];

interface WeekFieldProps {
  readonly of: Binding<Week>;
  readonly label: string;
  readonly help: string;
}

/** Opening hours of a week: drawn on its days, moved by keys, or typed. */
export function WeekField({ of, label, help }: WeekFieldProps) {
  const { t, i18n } = useTranslation('timeConditions');
  const names = useMemo(() => dayNames(i18n.language), [i18n.language]);
  const error = errorOf(of);
  const settle = (week: Week) => of.set(normalWeek(week));
  return (
    <Stack gap="xs" role="group" aria-label={label} data-field={of.path}>
      <Group justify="space-between" align="flex-end">
        <div>
          <Input.Label>{label}</Input.Label>
          <Input.Description>{help}</Input.Description>
        </div>
        <Group gap="xs">
          <Button size="compact-xs" variant="light" onClick={() => of.set(OFFICE_WEEK)}>
            {t('presets.office')}
          </Button>
          <Button
            size="compact-xs"
            variant="light"
            onClick={() => of.set(CLOSED_WEEK.map(() => [{ from: 0, to: DAY }]))}
          >
            {t('presets.always')}
          </Button>
        </Group>
      </Group>
      <Box className={styles['scale'] ?? ''} aria-hidden>
        {HOURS.map((hour) => (
          <Text key={hour} size="xs" c="dimmed" component="span">
            {hour}
          </Text>
        ))}
      </Box>
      {ORDER.map((day) => (
        <DayHours
          key={day}
          name={names[day] ?? ''}
          ranges={of.value[day] ?? []}
          onChange={(ranges) => of.set(withDay(of.value, day, ranges))}
          onDrawn={(ranges) => settle(withDay(of.value, day, ranges))}
          onLeave={() => settle(of.value)}
          onCopy={() => {
            const ranges = of.value[day] ?? [];
            settle(of.value.map((old, other) => (other >= 1 && other <= 5 ? ranges : old)));
          }}
        />
      ))}
      {error !== undefined && <Input.Error role="alert">{error}</Input.Error>}
    </Stack>
  );
}

/** Names of weekdays, Sunday first. */
function dayNames(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  // The first of February 1970 was a Sunday.
  return ORDER.map((_, day) => format.format(Date.UTC(1970, 1, 1 + day)));
}
