import { Select, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import type { FieldErrors } from '../../kit/form/binding.ts';
import { vendorText } from './device-names.ts';

interface ModelFieldsProps {
  readonly vendor: string | null;
  readonly model: string | null;
  readonly errors: FieldErrors;
  readonly onChange: (vendor: string | null, model: string | null) => void;
}

/** Who made the phone, and which of its models it is. */
export function ModelFields({ vendor, model, errors, onChange }: ModelFieldsProps) {
  const { t } = useTranslation('devices');
  const vendors = $api.useQuery('get', '/api/device_vendors').data ?? [];
  const models = vendors.find(({ name }) => name === vendor)?.models ?? [];
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Select
        label={t('vendor')}
        description={t('vendorHelp')}
        wrapperProps={{ 'data-field': 'device_vendor' }}
        data={vendors.map(({ name }) => ({ value: name, label: vendorText(name) }))}
        value={vendor}
        onChange={(next) => onChange(next, null)}
        error={errors['device_vendor'] ?? errors['device_template']}
        searchable
        clearable
      />
      <Select
        label={t('model')}
        description={t('modelHelp')}
        wrapperProps={{ 'data-field': 'device_model' }}
        data={models.map((name) => ({ value: name, label: name.toUpperCase() }))}
        value={model}
        onChange={(next) => onChange(vendor, next)}
        error={errors['device_model']}
        disabled={vendor === null}
        searchable
        clearable
      />
    </SimpleGrid>
  );
}
