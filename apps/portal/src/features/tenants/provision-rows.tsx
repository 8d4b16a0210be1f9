import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../kit/fields/text-field.tsx';
import { at, type Binding } from '../../kit/form/binding.ts';
import { SortableRows } from '../../kit/form/sortable-rows.tsx';
import type { ProvisionVariable } from './provision-variables.ts';

/** Variables that the configurations of all telephones of a tenant have. */
export function ProvisionRows({ of }: { of: Binding<ProvisionVariable[]> }) {
  const { t } = useTranslation('tenants');
  return (
    <SortableRows
      of={of}
      label={t('settings.variables')}
      help={t('settings.variablesHelp')}
      empty={t('settings.noVariables')}
      addLabel={t('settings.addVariable')}
      add={() => ({ name: '', value: '' })}
      most={200}
      rowName={({ name }, index) => (name === '' ? String(index + 1) : name)}
      row={(place) => (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          <TextField of={at(place, 'name')} label={t('settings.variable')} required maxLength={100} />
          <TextField of={at(place, 'value')} label={t('settings.variableValue')} maxLength={1000} />
        </SimpleGrid>
      )}
    />
  );
}
