import { useTranslation } from 'react-i18next';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { at, type Binding, seenAs } from '../../kit/form/binding.ts';
import { CountryField } from '../tenants/country-field.tsx';
import { OffsetField } from './offset-field.tsx';
import type { UserRegion } from './user-values.ts';

const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
];

/** Where somebody is, and how he likes his faxes. */
export function RegionFields({ of }: { of: Binding<UserRegion> }) {
  const { t } = useTranslation('users');
  const language = at(of, 'language_id');
  const known = LANGUAGES.some(({ value }) => value === language.value);
  const languages = known ? LANGUAGES : [...LANGUAGES, { value: language.value, label: language.value }];
  return (
    <>
      <CountryField of={at(of, 'country_id')} label={t('country')} />
      <OffsetField of={at(of, 'timezone_id')} label={t('offset')} help={t('offsetHelp')} />
      <SelectField of={language} label={t('language')} choices={languages} />
      <SwitchField
        of={seenAs(
          at(of, 'cover'),
          (cover) => cover === '1',
          (on: boolean) => (on ? ('1' as const) : ('0' as const)),
        )}
        label={t('cover')}
        help={t('coverHelp')}
      />
    </>
  );
}
