import { ActionIcon, Box, Group, Text, Tooltip } from '@mantine/core';
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import type { FocusEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { DayTrack } from './day-track.tsx';
import { RangeInputs } from './range-inputs.tsx';
import type { TimeRange } from './week.ts';
import { freeRange } from './week-drag.ts';
import styles from './week-field.module.css';

interface DayHoursProps {
  readonly name: string;
  readonly ranges: readonly TimeRange[];
  /** While something is typed or dragged: ranges stay apart and in their places. */
  readonly onChange: (ranges: readonly TimeRange[]) => void;
  /** Something whole was done: what overlaps may be joined. */
  readonly onDrawn: (ranges: readonly TimeRange[]) => void;
  /** The focus has left this day. */
  readonly onLeave: () => void;
  /** The same hours for Monday to Friday. */
  readonly onCopy: () => void;
}

/** The hours of one day: its line, and the exact times below it. */
export function DayHours({ name, ranges, onChange, onDrawn, onLeave, onCopy }: DayHoursProps) {
  const { t } = useTranslation('timeConditions');
  const replace = (index: number, range: TimeRange) =>
    onChange(ranges.map((old, place) => (place === index ? range : old)));
  const remove = (index: number) => onDrawn(ranges.filter((_, place) => place !== index));
  const blur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
  };
  return (
    <Box className={styles['day'] ?? ''} role="group" aria-label={name} onBlur={blur}>
      <Text size="sm" fw={500} tt="capitalize" pt={4}>
        {name}
      </Text>
      <DayTrack name={name} ranges={ranges} onChange={onChange} onDrawn={onDrawn} onRemove={remove} />
      <Group gap="md" className={styles['detail'] ?? ''}>
        {ranges.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('closedAllDay')}
          </Text>
        )}
        {ranges.map((range, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: its place is what a range is known by
          <Group key={index} gap={4} wrap="nowrap">
            <RangeInputs
              name={t('rangeOf', { day: name, place: index + 1 })}
              range={range}
              onChange={(next) => replace(index, next)}
            />
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('removeRange', { day: name, place: index + 1 })}
              onClick={() => remove(index)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Group gap={2} wrap="nowrap">
          <Tooltip label={t('addRange', { day: name })}>
            <ActionIcon
              variant="subtle"
              aria-label={t('addRange', { day: name })}
              onClick={() => onDrawn([...ranges, freeRange(ranges)])}
            >
              <IconPlus size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('copyDay', { day: name })}>
            <ActionIcon variant="subtle" color="gray" aria-label={t('copyDay', { day: name })} onClick={onCopy}>
              <IconCopy size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
    </Box>
  );
}
