import { useTranslation } from 'react-i18next';
import type { FieldProps } from '../../kit/fields/field-props.ts';
import { type Choice, SelectField } from '../../kit/fields/select-field.tsx';
import { useLanguages } from '../ivr-menus/use-languages.ts';

/** The language in which the platform speaks; empty: that of the tenant. What is stored is shown whatever it is. */
export function LanguageField(props: FieldProps<string | null | undefined, string>) {
  const { t } = useTranslation('extensions');
  const stored = props.of.value ?? '';
  const spoken: readonly Choice<string>[] = [{ value: '', label: t('usualLanguage') }, ...useLanguages()];
  const isSpoken = spoken.some(({ value }) => value === stored);
  const choices = isSpoken ? spoken : [...spoken, { value: stored, label: stored }];
  return <SelectField {...props} of={{ ...props.of, value: stored }} choices={choices} />;
}
