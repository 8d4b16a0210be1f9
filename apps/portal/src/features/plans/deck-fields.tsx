import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../session/use-me.ts';
import type { DeckOrder } from './deck-order.ts';
import { FLAGS } from './rate-values.ts';

interface DeckFieldsProps {
  readonly order: DeckOrder;
  readonly disabled: boolean;
  readonly onChange: (order: DeckOrder) => void;
}

/** What is chosen beside a file of rates. */
export function DeckFields({ order, disabled, onChange }: DeckFieldsProps) {
  const { t } = useTranslation('plans');
  const { timeZone } = useMe();
  return (
    <>
      <Select
        disabled={disabled}
        label={t('service')}
        description={t('deckServiceHelp')}
        data={FLAGS.map((value) => ({ value, label: t(`flags.${value}`) }))}
        value={order.service_flag}
        onChange={(value) => {
          const service_flag = FLAGS.find((flag) => flag === value);
          if (service_flag !== undefined) onChange({ ...order, service_flag });
        }}
        allowDeselect={false}
      />
      <TextInput
        type="datetime-local"
        disabled={disabled}
        label={t('from')}
        description={t('fromHelp', { timeZone })}
        value={order.from}
        onChange={(event) => onChange({ ...order, from: event.currentTarget.value })}
      />
      <TextInput
        disabled={disabled}
        label={t('deckName')}
        description={t('deckNameHelp')}
        maxLength={128}
        value={order.name}
        onChange={(event) => onChange({ ...order, name: event.currentTarget.value })}
      />
    </>
  );
}
