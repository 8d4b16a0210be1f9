import { useTranslation } from 'react-i18next';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { StoredSecretField } from '../../kit/fields/stored-secret-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { AdvancedFields } from '../../kit/form/advanced-fields.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { useMe } from '../../session/use-me.ts';
import type { ProviderValues } from './provider-values.ts';
import { TlsFields } from './tls-fields.tsx';

const ENCRYPTIONS = ['', 'tls', 'ssl'] as const;

interface KindProps {
  readonly form: ResourceFormState<ProviderValues>;
}

/** A provider that texts go by: what is called for each of them, and how it is told who calls. */
export function HttpFields({ form }: KindProps) {
  const { t } = useTranslation('providers');
  const { at } = form;
  const isProvider = useMe().kind === 'provider';
  return (
    <>
      <FormSection title={t('http.where')} text={t('http.whereText')}>
        <TextField
          of={at('host')}
          label={t('http.url')}
          help={t('http.urlHelp')}
          placeholder="https://sms.example.com/send"
          required
          maxLength={128}
        />
        {isProvider && (
          <TextAreaField
            of={at('settings')}
            label={t('http.names')}
            help={t('http.namesHelp')}
            placeholder="format=json"
          />
        )}
        <AdvancedFields of={form.root} fields={['tls_verify', 'tls_ca', 'weight']}>
          <TlsFields at={at} />
          <NumberField of={at('weight')} label={t('weight')} help={t('weightHelp')} />
        </AdvancedFields>
      </FormSection>
      <FormSection title={t('login')} text={t('http.loginText')}>
        <StoredSecretField of={at('httpkey')} label={t('http.key')} help={t('http.keyHelp')} removable={false} />
        <TextField of={at('username')} label={t('username')} maxLength={128} />
        <StoredSecretField of={at('password')} label={t('password')} removable={false} />
      </FormSection>
    </>
  );
}

/** The mail server of a tenant. */
export function SmtpFields({ form: { at } }: KindProps) {
  const { t } = useTranslation('providers');
  return (
    <>
      <FormSection title={t('smtp.where')} text={t('smtp.whereText')}>
        <TextField of={at('host')} label={t('host')} help={t('hostHelp')} required maxLength={128} />
        <NumberField of={at('port')} label={t('port')} min={1} max={65535} />
        <SelectField
          of={at('encryption')}
          label={t('smtp.encryption')}
          choices={ENCRYPTIONS.map((value) => ({ value, label: t(`smtp.encryptions.${value || 'none'}`) }))}
        />
        <TextField
          of={at('from_email')}
          label={t('smtp.from')}
          help={t('smtp.fromHelp')}
          type="email"
          maxLength={128}
        />
      </FormSection>
      <FormSection title={t('login')} text={t('loginText')}>
        <TextField of={at('username')} label={t('username')} maxLength={128} />
        <StoredSecretField of={at('password')} label={t('password')} removable={false} />
      </FormSection>
    </>
  );
}
