import { Chip, Group, Input, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Binding, errorOf } from '../../kit/form/binding.ts';
import { dayList, daysOf, hoursOf, type SendingHours, slotOf } from './sending-hours.ts';

const DAYS = ['2', '3', '4', '5', '6', '7', '1'];
/** A Sunday. */
const SUNDAY = Date.UTC(2023, 0, 1);
const DAY_MS = 86_400_000;

interface SendingHoursFieldsProps {
  readonly slot: Binding<string>;
  readonly days: Binding<string>;
}

/** The times of the day and the days on which somebody may send faxes. */
export function SendingHoursFields({ slot, days }: SendingHoursFieldsProps) {
  const { t, i18n } = useTranslation('users');
  const names = useMemo(() => {
    const format = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
    return new Map(DAYS.map((day) => [day, format.format(SUNDAY + (Number(day) - 1) * DAY_MS)]));
  }, [i18n.language]);
  const hours = hoursOf(slot.value);
  const set = (change: Partial<SendingHours>) => {
    const text = slotOf({ ...hours, ...change });
    if (text !== null) slot.set(text);
  };
  return (
    <>
      <Input.Wrapper
        label={t('sendingHours')}
        description={t('sendingHoursHelp')}
        error={errorOf(slot)}
        labelElement="div"
      >
        <Group gap="xs" mt={4} data-field={slot.path}>
          <TextInput
            type="time"
            aria-label={t('sendingFrom')}
            value={hours.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          –
          <TextInput
            type="time"
            aria-label={t('sendingTo')}
            value={hours.to}
            onChange={(event) => set({ to: event.currentTarget.value })}
          />
        </Group>
      </Input.Wrapper>
      <Input.Wrapper label={t('sendingDays')} error={errorOf(days)} labelElement="div">
        <Chip.Group multiple value={daysOf(days.value)} onChange={(chosen) => days.set(dayList(chosen))}>
          <Group gap="xs" mt={4} role="group" aria-label={t('sendingDays')} data-field={days.path}>
            {DAYS.map((day) => (
              <Chip key={day} value={day} size="sm">
                {names.get(day)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
    </>
  );
}
