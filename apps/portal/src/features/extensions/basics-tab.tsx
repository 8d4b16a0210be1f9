import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DestinationField } from '../../kit/destination/destination-field.tsx';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SecretField } from '../../kit/fields/secret-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TagsField } from '../../kit/fields/tags-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { AdvancedFields } from '../../kit/form/advanced-fields.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { TargetPicker } from '../../kit/pickers/target-picker.tsx';
import { UserPicker } from '../../kit/pickers/user-picker.tsx';
import { MusicField } from '../../kit/sound/music-field.tsx';
import { type Extension, KINDS, kindOf } from './extension.ts';
import { LanguageField } from './language-field.tsx';
import { useExtensionForm } from './use-extension-form.ts';

const valuesOf = (extension: Extension) => ({
  extension: extension.extension,
  effective_caller_id_name: extension.effective_caller_id_name,
  number_alias: extension.number_alias,
  user_id: extension.linked_user_id,
  password: extension.password ?? '',
  extension_type: kindOf(extension),
  fax_email: extension.fax_email,
  enabled: extension.enabled,
  description: extension.description,
  call_timeout: extension.call_timeout,
  call_group: extension.call_group,
  toll_allow: extension.toll_allow,
  hold_music: extension.hold_music,
  extension_language: extension.extension_language,
  max_registrations: extension.max_registrations,
  auth_acl: extension.auth_acl,
  absolute_codec_string: extension.absolute_codec_string,
  mwi_account: extension.mwi_account,
  limit_max: extension.limit_max,
  limit_destination: extension.limit_destination,
  accountcode: extension.accountcode,
  directory_first_name: extension.directory_first_name,
  directory_last_name: extension.directory_last_name,
  directory_visible: extension.directory_visible,
  directory_exten_visible: extension.directory_exten_visible,
});

type Form = ResourceFormState<ReturnType<typeof valuesOf>>;

/** Who it is, its login, how it rings. */
export function BasicsTab({ extension }: { extension: Extension }) {
  const { t } = useTranslation('extensions');
  const navigate = useNavigate();
  const form = useExtensionForm(extension, valuesOf, (changed) => changed);
  return (
    <ResourceForm form={form} label={t('tabs.basics')} onCancel={() => void navigate({ to: '/extensions' })}>
      <FormSection title={t('sections.who')} text={t('sections.whoText')}>
        <TextField of={form.at('extension')} label={t('number')} help={t('numberHelp')} required />
        <TextField of={form.at('effective_caller_id_name')} label={t('name')} help={t('nameHelp')} maxLength={80} />
        <TextField of={form.at('number_alias')} label={t('alias')} help={t('aliasHelp')} />
        <UserPicker of={form.at('user_id')} label={t('user')} help={t('userHelp')} />
        <SelectField
          of={form.at('extension_type')}
          label={t('type')}
          help={t('typeHelp')}
          choices={KINDS.map((value) => ({ value, label: t(`types.${value}`) }))}
        />
        {form.values.extension_type === 'fax' && (
          <TextField
            of={form.at('fax_email')}
            label={t('faxMail')}
            help={t('faxMailHelp')}
            type="email"
            maxLength={128}
          />
        )}
        <SwitchField of={form.at('enabled')} label={t('enabled')} help={t('enabledHelp')} />
        <TextAreaField of={form.at('description')} label={t('description')} />
      </FormSection>
      <LoginSection form={form} />
      <CallsSection form={form} />
      <FormSection title={t('sections.directory')} text={t('sections.directoryText')}>
        <SwitchField of={form.at('directory_visible')} label={t('inDirectory')} />
        {form.values.directory_visible && (
          <SwitchField of={form.at('directory_exten_visible')} label={t('numberSpoken')} help={t('numberSpokenHelp')} />
        )}
        <TextField of={form.at('directory_first_name')} label={t('firstName')} />
        <TextField of={form.at('directory_last_name')} label={t('lastName')} />
      </FormSection>
    </ResourceForm>
  );
}

const LOGIN_ADVANCED = ['auth_acl', 'absolute_codec_string', 'mwi_account'] as const;
const CODECS = ['OPUS', 'G722', 'PCMU', 'PCMA', 'G729'];

function LoginSection({ form }: { form: Form }) {
  const { t } = useTranslation('extensions');
  return (
    <FormSection title={t('sections.login')} text={t('sections.loginText')}>
      <SecretField of={form.at('password')} label={t('password')} help={t('passwordChange')} />
      <NumberField of={form.at('max_registrations')} label={t('maxPhones')} min={1} max={100} />
      <AdvancedFields of={form.root} fields={LOGIN_ADVANCED}>
        <TagsField of={form.at('auth_acl')} label={t('addresses')} help={t('addressesHelp')} />
        <TagsField
          of={form.at('absolute_codec_string')}
          label={t('codecs')}
          help={t('codecsHelp')}
          suggestions={CODECS}
        />
        <TargetPicker of={form.at('mwi_account')} label={t('lamp')} help={t('lampHelp')} kind="voicemail" />
      </AdvancedFields>
    </FormSection>
  );
}

const CALLS_ADVANCED = ['limit_destination', 'accountcode'] as const;

function CallsSection({ form }: { form: Form }) {
  const { t } = useTranslation('extensions');
  return (
    <FormSection title={t('sections.calls')} text={t('sections.callsText')}>
      <NumberField of={form.at('call_timeout')} label={t('timeout')} min={5} max={600} unit="s" />
      <NumberField of={form.at('limit_max')} label={t('limit')} help={t('limitHelp')} min={1} max={1000} />
      <TagsField of={form.at('call_group')} label={t('group')} help={t('groupHelp')} />
      <TagsField
        of={form.at('toll_allow')}
        label={t('toll')}
        help={t('tollHelp')}
        suggestions={['local', 'domestic', 'international']}
      />
      <MusicField of={form.at('hold_music')} label={t('holdMusic')} />
      <LanguageField of={form.at('extension_language')} label={t('language')} help={t('languageHelp')} />
      <AdvancedFields of={form.root} fields={CALLS_ADVANCED}>
        <DestinationField
          of={form.at('limit_destination')}
          label={t('limitTo')}
          help={t('limitToHelp')}
          nothingLabel={t('limitBusy')}
        />
        <TextField of={form.at('accountcode')} label={t('accountCode')} help={t('accountCodeHelp')} maxLength={80} />
      </AdvancedFields>
    </FormSection>
  );
}
