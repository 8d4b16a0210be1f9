import { useTranslation } from 'react-i18next';
import { NumberField, OptionalNumberField } from '../../kit/fields/number-field.tsx';
import { RadioField, SelectField } from '../../kit/fields/select-field.tsx';
import { StoredSecretField } from '../../kit/fields/stored-secret-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { asSwitch, seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { asTrue } from './as-true.ts';
import { HttpFields, SmtpFields } from './other-kinds.tsx';
import { asType, type ProviderValues, SERVICES, TYPES, withService } from './provider-values.ts';
import { SpecialFields } from './special-fields.tsx';

const TRANSPORTS = ['udp', 'tcp', 'tls'] as const;
const POLICIES = ['any', 'owned'] as const;
const HEADERS = ['none', 'pid', 'rpid'] as const;

type Form = ResourceFormState<ProviderValues>;

const SERVICE_NAMES = ['voice', 'fax'] as const;

interface ProviderFormProps {
  readonly form: Form;
  readonly label: string;
  readonly onCancel: () => void;
  /** Its kind can still be chosen. */
  readonly isNew?: boolean;
}

/** The form of a provider, new or old. */
export function ProviderForm({ form, label, onCancel, isNew = false }: ProviderFormProps) {
  const { t } = useTranslation('providers');
  return (
    <ResourceForm form={form} label={label} onCancel={onCancel}>
      <FormSection title={t('what')} text={t('whatText')}>
        {isNew && (
          <RadioField
            of={seenAs(
              form.root,
              ({ type }) => type,
              (type: ProviderValues['type']) => asType(form.values, type),
            )}
            label={t('type')}
            choices={TYPES.map((value) => ({ value, label: t(`types.${value}`), help: t(`typeHelp.${value}`) }))}
          />
        )}
        <TextField of={form.at('name')} label={t('name')} required maxLength={128} />
        <SwitchField of={asSwitch(form.at('active'))} label={t('active')} help={t('activeHelp')} />
        <TextAreaField of={form.at('description')} label={t('description')} />
      </FormSection>
      <KindFields form={form} />
    </ResourceForm>
  );
}

function KindFields({ form }: { form: Form }) {
  switch (form.values.type) {
    case 'http':
      return <HttpFields form={form} />;
    case 'smtp':
      return <SmtpFields form={form} />;
    default:
      return <SipFields form={form} />;
  }
}

/** A trunk that calls and faxes go by. */
function SipFields({ form }: { form: Form }) {
  const { t } = useTranslation('providers');
  return (
    <>
      <FormSection title={t('where')} text={t('whereText')}>
        <TextField of={form.at('host')} label={t('host')} help={t('hostHelp')} required maxLength={128} />
        <NumberField of={form.at('port')} label={t('port')} min={1} max={65535} />
        <SelectField
          of={form.at('register_transport')}
          label={t('transport')}
          choices={TRANSPORTS.map((value) => ({ value, label: t(`transports.${value}`) }))}
        />
        <TextField of={form.at('proxy')} label={t('proxy')} help={t('proxyHelp')} maxLength={128} />
      </FormSection>
      <FormSection title={t('login')} text={t('loginText')}>
        <TextField of={form.at('username')} label={t('username')} maxLength={128} />
        <StoredSecretField of={form.at('password')} label={t('password')} removable={false} />
        <SwitchField of={asTrue(form.at('register'))} label={t('register')} help={t('registerHelp')} />
        {form.values.register === 'true' && (
          <>
            <NumberField of={form.at('expire_seconds')} label={t('expires')} min={30} max={86_400} unit="s" />
            <TextField of={form.at('extension')} label={t('contactUser')} help={t('contactUserHelp')} maxLength={128} />
          </>
        )}
      </FormSection>
      <FormSection title={t('out')} text={t('outText')}>
        {SERVICE_NAMES.map((name) => (
          <SwitchField
            key={name}
            of={seenAs(
              form.at('service_flag'),
              (services) => (services & SERVICES[name]) !== 0,
              (on: boolean) => withService(form.values.service_flag, SERVICES[name], on),
            )}
            label={t(`services.${name}`)}
          />
        ))}
        <NumberField of={form.at('weight')} label={t('weight')} help={t('weightHelp')} />
        <NumberField of={form.at('channels')} label={t('channels')} help={t('channelsHelp')} min={0} />
        <TextField of={form.at('prefix')} label={t('rewriting')} help={t('rewritingHelp')} maxLength={128} />
        <TextField of={form.at('codec_prefs')} label={t('codecs')} help={t('codecsHelp')} maxLength={128} />
        <OptionalNumberField of={form.at('ping')} label={t('ping')} help={t('pingHelp')} min={0} unit="s" />
      </FormSection>
      <FormSection title={t('caller')} text={t('callerText')}>
        <RadioField
          of={form.at('caller_id_policy')}
          label={t('policy')}
          choices={POLICIES.map((value) => ({ value, label: t(`policies.${value}`), help: t(`policyHelp.${value}`) }))}
        />
        <TextField of={form.at('outbound_caller_id')} label={t('pinned')} help={t('pinnedHelp')} maxLength={16} />
        <SelectField
          of={form.at('sip_cid_type')}
          label={t('header')}
          choices={HEADERS.map((value) => ({ value, label: t(`headers.${value}`) }))}
        />
        <SwitchField of={asTrue(form.at('caller_id_in_from'))} label={t('inFrom')} />
      </FormSection>
      <SpecialFields form={form} />
    </>
  );
}
