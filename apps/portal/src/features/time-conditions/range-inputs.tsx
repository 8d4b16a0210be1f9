import { Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clockText, DAY, minuteOf, type TimeRange } from './week.ts';

interface RangeInputsProps {
  /** Of which day, and which of its ranges. */
  readonly name: string;
  readonly range: TimeRange;
  readonly onChange: (range: TimeRange) => void;
}

/** The exact times of a range; midnight as its end is the end of the day. */
export function RangeInputs({ name, range, onChange }: RangeInputsProps) {
  const { t } = useTranslation('timeConditions');
  const read = (text: string, set: (minute: number) => void) => {
    const minute = minuteOf(text);
    if (minute !== null) set(minute);
  };
  return (
    <Group gap={4} wrap="nowrap">
      <TextInput
        type="time"
        size="xs"
        aria-label={t('opensAt', { range: name })}
        value={clockText(range.from)}
        onChange={(event) => read(event.currentTarget.value, (from) => onChange({ ...range, from }))}
      />
      –
      <TextInput
        type="time"
        size="xs"
        aria-label={t('closesAt', { range: name })}
        value={range.to === DAY ? '00:00' : clockText(range.to)}
        onChange={(event) => read(event.currentTarget.value, (to) => onChange({ ...range, to: to === 0 ? DAY : to }))}
      />
    </Group>
  );
}
