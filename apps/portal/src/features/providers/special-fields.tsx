import { useTranslation } from 'react-i18next';
import { NumberField, OptionalNumberField } from '../../kit/fields/number-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { AdvancedFields } from '../../kit/form/advanced-fields.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { useMe } from '../../session/use-me.ts';
import { asTrue } from './as-true.ts';
import { type ProviderValues, SPECIAL_TEXTS } from './provider-values.ts';
import { TlsFields } from './tls-fields.tsx';

const COUNTS = ['ping_min', 'ping_max'] as const;
const FLAGS = ['contact_in_ping', 'distinct_to'] as const;
const PLACES = ['context', 'hostname'] as const;
const FIELDS = [...SPECIAL_TEXTS, 'retry_seconds', ...COUNTS, ...FLAGS, ...PLACES, 'node_id', 'settings'] as const;
const MOST_LETTERS = 128;

interface SpecialFieldsProps {
  readonly form: ResourceFormState<ProviderValues>;
}

/** What some SIP providers ask for besides (contract 30 §2.1). */
export function SpecialFields({ form }: SpecialFieldsProps) {
  const { t } = useTranslation('providers');
  const { at } = form;
  return (
    <FormSection title={t('special.title')} text={t('special.text')}>
      {form.values.register_transport === 'tls' && <TlsFields at={at} />}
      <AdvancedFields of={form.root} fields={FIELDS}>
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
        {FLAGS.map((name) => (
          <SwitchField key={name} of={asTrue(at(name))} label={t(`special.${name}`)} help={t(`special.help.${name}`)} />
        ))}
        <PlaceFields form={form} />
      </AdvancedFields>
    </FormSection>
  );
}

/** Which of the platform's machines has it, and what only its administrators may write. */
function PlaceFields({ form: { at } }: SpecialFieldsProps) {
  const { t } = useTranslation('providers');
  const isProvider = useMe().kind === 'provider';
  return (
    <>
      {PLACES.map((name) => (
        <TextField
          key={name}
          of={at(name)}
          label={t(`special.${name}`)}
          help={t(`special.help.${name}`)}
          maxLength={MOST_LETTERS}
        />
      ))}
      <OptionalNumberField of={at('node_id')} label={t('special.node_id')} help={t('special.help.node_id')} min={0} />
      {isProvider && (
        <TextAreaField
          of={at('settings')}
          label={t('special.settings')}
          help={t('special.help.settings')}
          placeholder="rtp_secure_media=optional"
        />
      )}
    </>
  );
}
