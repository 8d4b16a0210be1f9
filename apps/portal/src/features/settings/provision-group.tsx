import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MASKED, StoredSecretField } from '../../kit/fields/stored-secret-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { at as partOf } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { SortableRows } from '../../kit/form/sortable-rows.tsx';
import { GroupForm, type GroupProps } from './group-form.tsx';
import { newProvisionRow, provisionFaults } from './provision-rows.ts';
import type { SettingName } from './settings-values.ts';

const NAMES: readonly SettingName[] = ['provision'];

/** Variables of the configuration of desk phones, for all tenants. */
export function ProvisionGroup({ settings }: GroupProps) {
  const { t } = useTranslation('settings');
  const texts = { missing: t('missing'), twice: t('provision.twice') };
  return (
    <GroupForm
      settings={settings}
      label={t('groups.provision')}
      names={NAMES}
      check={({ provision }) => provisionFaults(provision, 'provision', texts)}
    >
      {({ at }) => (
        <FormSection title={t('provision.title')} text={t('provision.text')}>
          <SortableRows
            of={at('provision')}
            label={t('provision.variables')}
            help={t('provision.help')}
            empty={t('provision.none')}
            addLabel={t('provision.add')}
            add={newProvisionRow}
            most={200}
            rowName={({ name }, index) => (name === '' ? String(index + 1) : name)}
            row={(place) => (
              <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
                <TextField
                  of={partOf(place, 'name')}
                  label={t('provision.name')}
                  required
                  maxLength={100}
                  disabled={place.value.value === MASKED}
                />
                {place.value.value === MASKED ? (
                  <StoredSecretField of={partOf(place, 'value')} label={t('provision.value')} />
                ) : (
                  <TextField of={partOf(place, 'value')} label={t('provision.value')} />
                )}
              </SimpleGrid>
            )}
          />
        </FormSection>
      )}
    </GroupForm>
  );
}
