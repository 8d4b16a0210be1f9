import { useTranslation } from 'react-i18next';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import type { ProviderValues } from './provider-values.ts';

interface ProviderFormProps {
  readonly form: ResourceFormState<ProviderValues>;
  readonly label: string;
  readonly onCancel: () => void;
}

/** The form of a provider, new or old. */
export function ProviderForm({ form, label, onCancel }: ProviderFormProps) {
  const { t } = useTranslation('providers');
  return (
    <ResourceForm form={form} label={label} onCancel={onCancel}>
      <FormSection title={t('what')} text={t('whatText')}>
        <TextField of={form.at('name')} label={t('name')} required maxLength={128} />
        <SwitchField
          of={seenAs(
            form.at('active'),
            (active) => active === 1,
            (on: boolean) => (on ? 1 : 0),
          )}
          label={t('active')}
          help={t('activeHelp')}
        />
        <TextAreaField of={form.at('description')} label={t('description')} />
      </FormSection>
      <FormSection title={t('where')} text={t('whereText')}>
        <TextField of={form.at('host')} label={t('host')} help={t('hostHelp')} required maxLength={128} />
        <NumberField of={form.at('port')} label={t('port')} min={1} max={65535} />
        <TextField of={form.at('proxy')} label={t('proxy')} help={t('proxyHelp')} maxLength={128} />
      </FormSection>
    </ResourceForm>
  );
}
