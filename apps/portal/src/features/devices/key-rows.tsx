import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { AdvancedFields } from '../../kit/form/advanced-fields.tsx';
import { at, type Binding } from '../../kit/form/binding.ts';
import { SortableRows } from '../../kit/form/sortable-rows.tsx';
import { hasValue, KEY_CATEGORIES, KEY_TYPES, newKey, type PhoneKey, picksUp, positionOf } from './phone-keys.ts';
import { WatchedField } from './watched-field.tsx';

/** The buttons of a phone or a profile, in the order of the phone. */
export function KeyRows({ of }: { of: Binding<PhoneKey[]> }) {
  const { t } = useTranslation('devices');
  const nameAt = (index: number) =>
    t('keyAt', {
      category: t(`categories.${of.value[index]?.category ?? 'line'}`),
      place: positionOf(of.value, index),
    });
  return (
    <SortableRows
      of={of}
      label={t('keys')}
      help={t('keysHelp')}
      empty={t('noKeys')}
      addLabel={t('addKey')}
      add={() => newKey(of.value)}
      most={500}
      rowName={(_, index) => nameAt(index)}
      row={(place, index) => <KeyRow place={place} name={nameAt(index)} />}
    />
  );
}

const ADVANCED = ['extension', 'icon', 'protected'] as const;

function KeyRow({ place, name }: { place: Binding<PhoneKey>; name: string }) {
  const { t } = useTranslation('devices');
  const { type } = place.value;
  const types = KEY_TYPES.map((value) => ({ value, label: t(`keyTypes.${value}`) }));
  const categories = KEY_CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }));
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {name}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        <SelectField of={at(place, 'category')} label={t('category')} choices={categories} />
        <SelectField of={at(place, 'type')} label={t('keyType')} choices={types} />
        {hasValue(type) && <WatchedField of={at(place, 'value')} label={t('keyValue')} />}
        {type !== 'none' && <TextField of={at(place, 'label')} label={t('keyLabel')} maxLength={80} />}
        {type !== 'none' && <NumberField of={at(place, 'line')} label={t('keyLine')} min={1} max={99} />}
      </SimpleGrid>
      {type !== 'none' && (
        <AdvancedFields of={place} fields={ADVANCED}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" style={{ alignItems: 'end' }}>
            {picksUp(type) && (
              <TextField
                of={at(place, 'extension')}
                label={t('keyPickup')}
                help={t('keyPickupHelp')}
                placeholder="**"
                maxLength={80}
              />
            )}
            <TextField of={at(place, 'icon')} label={t('keyIcon')} help={t('keyIconHelp')} maxLength={80} />
          </SimpleGrid>
          <SwitchField of={at(place, 'protected')} label={t('keyProtected')} help={t('keyProtectedHelp')} />
        </AdvancedFields>
      )}
    </Stack>
  );
}
