import { Group, Input, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DestinationField } from '../../kit/destination/destination-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { at, type Binding } from '../../kit/form/binding.ts';
import { isErrorOf } from '../../kit/form/field-errors.ts';
import type { Exception } from './condition-values.ts';
import {
  type Dates,
  type ExceptionKind,
  emptyMatch,
  exceptionKind,
  readDates,
  readYearly,
  withTest,
  writeDates,
  writeYearly,
} from './exception-kind.ts';
import type { RuleMatch } from './rule-match.ts';

const KINDS = ['dates', 'yearly', 'other'] as const satisfies readonly ExceptionKind[];

/** The fields of one exception. */
export function ExceptionRow({ of }: { of: Binding<Exception> }) {
  const { t } = useTranslation('timeConditions');
  const match = at(of, 'match');
  const found = exceptionKind(match.value);
  // Whoever types tests by hand is not taken to another way of editing in the midst of it.
  const [byHand, setByHand] = useState(found === 'other');
  const kind = byHand ? 'other' : found;
  const choose = (next: ExceptionKind) => {
    setByHand(next === 'other');
    if (next !== 'other') match.set(emptyMatch(next, new Date().toISOString().slice(0, 10)));
  };
  const errors = Object.entries(match.errors).filter(([path]) => isErrorOf(path, [match.path]));
  return (
    <Stack gap="xs">
      <Group gap="sm" align="flex-end" grow>
        <TextField of={at(of, 'name')} label={t('exceptionName')} maxLength={80} />
        <SelectField
          of={{ path: `${of.path}.kind`, value: kind, set: choose, errors: {} }}
          label={t('when')}
          choices={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </Group>
      <div data-field={match.path}>
        <MatchFields kind={kind} of={match} />
        {errors.map(([path, message]) => (
          <Input.Error key={path} mt={4}>
            {message}
          </Input.Error>
        ))}
      </div>
      <DestinationField of={at(of, 'destination')} label={t('thenGoTo')} nothingLabel={t('notAvailable')} />
    </Stack>
  );
}

function MatchFields({ kind, of }: { kind: ExceptionKind; of: Binding<RuleMatch> }) {
  const dates = readDates(of.value);
  if (kind === 'dates' && dates !== null) return <DateFields dates={dates} set={(next) => of.set(writeDates(next))} />;
  if (kind === 'yearly') return <YearlyFields of={of} />;
  return <TestFields of={of} />;
}

function DateFields({ dates, set }: { dates: Dates; set: (dates: Dates) => void }) {
  const { t } = useTranslation('timeConditions');
  const input = (key: keyof Dates, type: 'date' | 'time') => (
    <TextInput
      type={type}
      label={t(`dates.${key}`)}
      value={dates[key]}
      onChange={(event) => set({ ...dates, [key]: event.currentTarget.value })}
    />
  );
  return (
    <Group gap="xs">
      {input('first', 'date')}
      {input('firstTime', 'time')}
      {input('last', 'date')}
      {input('lastTime', 'time')}
    </Group>
  );
}

function YearlyFields({ of }: { of: Binding<RuleMatch> }) {
  const { t, i18n } = useTranslation('timeConditions');
  const months = useMemo(() => monthNames(i18n.language), [i18n.language]);
  const days = readYearly(of.value) ?? { month: 1, first: 1, last: 1 };
  const set = (changed: Partial<typeof days>) => of.set(writeYearly({ ...days, ...changed }));
  return (
    <Group gap="xs">
      <Select
        label={t('month')}
        data={months.map((label, index) => ({ value: String(index + 1), label }))}
        value={String(days.month)}
        onChange={(month) => month !== null && set({ month: Number(month) })}
        allowDeselect={false}
      />
      <NumberInput
        label={t('firstDay')}
        min={1}
        max={31}
        value={days.first}
        onChange={(day) => typeof day === 'number' && set({ first: day, last: Math.max(day, days.last) })}
      />
      <NumberInput
        label={t('lastDay')}
        min={1}
        max={31}
        value={days.last}
        onChange={(day) => typeof day === 'number' && set({ last: day })}
      />
    </Group>
  );
}

const TESTS = ['year', 'mon', 'mday', 'wday', 'week', 'time_of_day', 'date_time'] as const;

function TestFields({ of }: { of: Binding<RuleMatch> }) {
  const { t } = useTranslation('timeConditions');
  return (
    <Group gap="xs" align="flex-end">
      {TESTS.map((key) => (
        <TextInput
          key={key}
          label={t(`tests.${key}`)}
          placeholder={PLACEHOLDERS[key]}
          value={of.value[key] ?? ''}
          onChange={(event) => of.set(withTest(of.value, key, event.currentTarget.value))}
          w={key === 'date_time' ? 300 : 130}
        />
      ))}
    </Group>
  );
}

const PLACEHOLDERS: Readonly<Record<(typeof TESTS)[number], string>> = {
  year: '2026-2028',
  mon: '11-2',
  mday: '24-26,31',
  wday: 'mon-fri',
  week: '52',
  time_of_day: '09:00-12:00',
  date_time: '2026-12-24 12:00~2026-12-26',
};

function monthNames(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 1)));
}
