import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { at, type Binding } from '../../kit/form/binding.ts';
import { SortableRows } from '../../kit/form/sortable-rows.tsx';
import { newSetting, type Setting } from './device-values.ts';

/** Variables of the configuration that a device or a profile sets (contract 20 §3.3). */
export function SettingRows({ of }: { of: Binding<Setting[]> }) {
  const { t } = useTranslation('devices');
  return (
    <SortableRows
      of={of}
      label={t('settings')}
      help={t('settingsHelp')}
      empty={t('noSettings')}
      addLabel={t('addSetting')}
      add={newSetting}
      most={200}
      rowName={(setting, index) => (setting.name === '' ? String(index + 1) : setting.name)}
      row={(place) => (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          <TextField of={at(place, 'name')} label={t('settingName')} required maxLength={100} />
          <TextField of={at(place, 'value')} label={t('settingValue')} maxLength={1000} />
          <TextField of={at(place, 'description')} label={t('description')} maxLength={255} />
          <SwitchField of={at(place, 'enabled')} label={t('enabled')} />
        </SimpleGrid>
      )}
    />
  );
}
