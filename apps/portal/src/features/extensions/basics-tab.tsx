import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SecretField } from '../../kit/fields/secret-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TagsField } from '../../kit/fields/tags-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { MusicField } from '../../kit/sound/music-field.tsx';
import type { Extension } from './extension.ts';
import { useExtensionForm } from './use-extension-form.ts';
import { UserPicker } from './user-picker.tsx';

const valuesOf = (extension: Extension) => ({
  extension: extension.extension,
  effective_caller_id_name: extension.effective_caller_id_name,
  number_alias: extension.number_alias,
  user_id: extension.linked_user_id,
  password: extension.password ?? '',
  enabled: extension.enabled,
  description: extension.description,
  call_timeout: extension.call_timeout,
  call_group: extension.call_group,
  toll_allow: extension.toll_allow,
  hold_music: extension.hold_music,
  max_registrations: extension.max_registrations,
  limit_max: extension.limit_max,
  directory_first_name: extension.directory_first_name,
  directory_last_name: extension.directory_last_name,
  directory_visible: extension.directory_visible,
});

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
        <UserPicker of={form.at('user_id')} />
        <SwitchField of={form.at('enabled')} label={t('enabled')} help={t('enabledHelp')} />
        <TextAreaField of={form.at('description')} label={t('description')} />
      </FormSection>
      <FormSection title={t('sections.login')} text={t('sections.loginText')}>
        <SecretField of={form.at('password')} label={t('password')} help={t('passwordChange')} />
        <NumberField of={form.at('max_registrations')} label={t('maxPhones')} min={1} max={100} />
      </FormSection>
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
      </FormSection>
      <FormSection title={t('sections.directory')} text={t('sections.directoryText')}>
        <SwitchField of={form.at('directory_visible')} label={t('inDirectory')} />
        <TextField of={form.at('directory_first_name')} label={t('firstName')} />
        <TextField of={form.at('directory_last_name')} label={t('lastName')} />
      </FormSection>
    </ResourceForm>
  );
}
