import { useTranslation } from 'react-i18next';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { AdvancedFields } from '../../kit/form/advanced-fields.tsx';
import { at, type Binding } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { OffsetField } from '../users/offset-field.tsx';
import { CountryField } from './country-field.tsx';
import type { TenantBasics } from './tenant-values.ts';
import { ZoneField } from './zone-field.tsx';

interface BasicsFieldsProps {
  readonly of: Binding<TenantBasics>;
}

/** Who a tenant is, and where. */
export function BasicsFields({ of }: BasicsFieldsProps) {
  const { t } = useTranslation('tenants');
  return (
    <>
      <FormSection title={t('sections.who')} text={t('sections.whoText')}>
        <TextField of={at(of, 'company')} label={t('company')} required maxLength={128} />
        <TextField of={at(of, 'email')} label={t('email')} help={t('emailHelp')} type="email" required />
        <TextField of={at(of, 'first_name')} label={t('firstName')} maxLength={128} />
        <TextField of={at(of, 'last_name')} label={t('lastName')} maxLength={128} />
        <PhoneField of={at(of, 'phone')} label={t('phone')} />
        <TextField of={at(of, 'address')} label={t('address')} maxLength={255} />
      </FormSection>
      <FormSection title={t('sections.where')} text={t('sections.whereText')}>
        <CountryField of={at(of, 'country_id')} label={t('country')} help={t('countryHelp')} />
        <ZoneField of={at(of, 'timezone')} label={t('zone')} help={t('zoneHelp')} />
        <AdvancedFields of={of} fields={['timezone_id']}>
          <OffsetField of={at(of, 'timezone_id')} label={t('offset')} help={t('offsetHelp')} />
        </AdvancedFields>
      </FormSection>
    </>
  );
}
