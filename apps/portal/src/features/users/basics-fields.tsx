import { useTranslation } from 'react-i18next';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { at, type Binding } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import type { UserBasics } from './user-values.ts';

interface BasicsFieldsProps {
  readonly of: Binding<UserBasics>;
}

/** Who somebody is. */
export function BasicsFields({ of }: BasicsFieldsProps) {
  const { t } = useTranslation('users');
  return (
    <FormSection title={t('sections.who')} text={t('sections.whoText')}>
      <TextField of={at(of, 'first_name')} label={t('firstName')} maxLength={128} />
      <TextField of={at(of, 'last_name')} label={t('lastName')} maxLength={128} />
      <TextField of={at(of, 'email')} label={t('email')} help={t('emailHelp')} type="email" required />
      <PhoneField of={at(of, 'phone')} label={t('phone')} help={t('phoneHelp')} />
      <PhoneField of={at(of, 'contact')} label={t('mobile')} />
      <TextField of={at(of, 'address')} label={t('address')} maxLength={255} />
      <TextField of={at(of, 'company')} label={t('company')} help={t('companyHelp')} maxLength={128} />
    </FormSection>
  );
}
