import type { AnswerOf } from '@strowger/client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { OptionalNumberField } from '../../kit/fields/number-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { AdvancedFields } from '../../kit/form/advanced-fields.tsx';
import { seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { FormPage } from '../../kit/object-page.tsx';
import { prefixText } from '../routes/prefix-text.ts';
import { CountryField } from '../tenants/country-field.tsx';

const ONE = '/api/destination/{destination_id}';
type Destination = AnswerOf<typeof ONE>;

interface Values {
  prefix: string;
  name: string;
  country_id: number | null;
  carriertype_id: number | null;
  ocn: string;
  carrier_id: number | null;
}
const NEW: Values = { prefix: '', name: '', country_id: null, carriertype_id: null, ocn: '', carrier_id: null };

/** Landline, mobile and e-mail (contract 30 §4). */
const CARRIER_TYPES = ['1', '2', '3'] as const;

/** A dialling prefix, new or old. */
export default function DestinationPage() {
  const { t } = useTranslation('destinations');
  const id = usePathParameter('id');
  const crumbs = [{ title: t('title'), to: '/destinations' }];
  const found = $api.useQuery('get', ONE, { params: { path: { destination_id: id } } }, { enabled: id !== '' });
  return (
    <FormPage
      id={id}
      found={found}
      crumbs={crumbs}
      nameOf={({ name }) => name}
      unknown={t('one')}
      fresh={{ title: t('new') }}
      form={(destination) => <DestinationForm destination={destination} />}
    />
  );
}

function DestinationForm({ destination }: { readonly destination: Destination | null }) {
  const { t } = useTranslation('destinations');
  const initial = useMemo<Values>(() => {
    if (destination === null) return NEW;
    const { prefix, name, country_id, carriertype_id, ocn, carrier_id } = destination;
    return { prefix, name, country_id, carriertype_id, ocn: ocn ?? '', carrier_id };
  }, [destination]);
  const { form, back } = useFormOfList<Values>({
    list: '/destinations',
    touches: ['destination', 'routes', 'rates'],
    initial,
    save: (values, changed) => {
      if (destination === null) return api.POST('/api/destination', { body: values });
      const { destination_id } = destination;
      return api.PUT(ONE, { params: { path: { destination_id } }, body: changed });
    },
    conflictField: 'prefix',
  });
  const label = destination === null ? t('new') : prefixText(destination.prefix, t('everything'));
  return (
    <ResourceForm form={form} label={label} onCancel={back}>
      <FormSection title={t('what')} text={t('whatText')}>
        <TextField of={form.at('prefix')} label={t('prefix')} help={t('prefixHelp')} required maxLength={32} />
        <TextField of={form.at('name')} label={t('name')} help={t('nameHelp')} required maxLength={64} />
      </FormSection>
      <FormSection title={t('more')} text={t('moreText')}>
        <CountryField of={form.at('country_id')} label={t('country')} />
        <SelectField
          of={seenAs(
            form.at('carriertype_id'),
            (type) => (type === null ? '' : String(type)),
            (type: string) => (type === '' ? null : Number(type)),
          )}
          label={t('carrierType')}
          choices={[
            { value: '', label: t('carrierTypes.none') },
            ...CARRIER_TYPES.map((value) => ({ value, label: t(`carrierTypes.${value}`) })),
          ]}
        />
        <TextField of={form.at('ocn')} label={t('ocn')} help={t('ocnHelp')} maxLength={16} />
        <AdvancedFields of={form.root} fields={['carrier_id']}>
          <OptionalNumberField of={form.at('carrier_id')} label={t('carrier')} help={t('carrierHelp')} />
        </AdvancedFields>
      </FormSection>
    </ResourceForm>
  );
}
