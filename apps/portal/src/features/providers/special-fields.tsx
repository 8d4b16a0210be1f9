import { useTranslation } from 'react-i18next';
import { NumberField, OptionalNumberField } from '../../kit/fields/number-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { type ProviderValues, SPECIAL_TEXTS } from './provider-values.ts';

const COUNTS = ['ping_min', 'ping_max'] as const;
const MOST_LETTERS = 128;

/** What some providers ask for besides (contract 30 §2.1). */
export function SpecialFields({
  at,
  overTls,
}: Pick<ResourceFormState<ProviderValues>, 'at'> & { readonly overTls: boolean }) {
  const { t } = useTranslation('providers');
  return (
    <FormSection title={t('special.title')} text={t('special.text')}>
      {overTls && (
        <>
          <SwitchField
            of={seenAs(
              at('tls_verify'),
              (verify) => verify === 'true',
              (on: boolean) => (on ? ('true' as const) : ('false' as const)),
            )}
            label={t('special.tls_verify')}
            help={t('special.help.tls_verify')}
          />
          <TextAreaField of={at('tls_ca')} label={t('special.tls_ca')} help={t('special.help.tls_ca')} rows={4} />
        </>
      )}
      {SPECIAL_TEXTS.map((name) => (
        <TextField
          key={name}
          of={at(name)}
          label={t(`special.${name}`)}
          help={t(`special.help.${name}`)}
          maxLength={MOST_LETTERS}
        />
      ))}
      <NumberField
        of={at('retry_seconds')}
        label={t('special.retry_seconds')}
        help={t('special.help.retry_seconds')}
        min={1}
        unit="s"
      />
      {COUNTS.map((name) => (
        <OptionalNumberField
          key={name}
          of={at(name)}
          label={t(`special.${name}`)}
          help={t(`special.help.${name}`)}
          min={0}
        />
      ))}
    </FormSection>
  );
}
