import { useTranslation } from 'react-i18next';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { KeyRows } from './key-rows.tsx';
import type { ProfileValues } from './profile-values.ts';
import { SettingRows } from './setting-rows.tsx';

interface ProfileFormProps {
  readonly form: ResourceFormState<ProfileValues>;
  readonly label: string;
  readonly onCancel: () => void;
}

/** The form of a device profile, new or old. */
export function ProfileForm({ form, label, onCancel }: ProfileFormProps) {
  const { t } = useTranslation('devices');
  return (
    <ResourceForm form={form} label={label} onCancel={onCancel}>
      <FormSection title={t('profiles.what')} text={t('profiles.whatText')}>
        <TextField of={form.at('device_profile_name')} label={t('profiles.name')} required maxLength={80} />
        <SwitchField of={form.at('device_profile_enabled')} label={t('enabled')} help={t('profiles.enabledHelp')} />
        <TextAreaField of={form.at('device_profile_description')} label={t('description')} />
      </FormSection>
      <FormSection title={t('sections.keys')} text={t('profiles.keysText')}>
        <KeyRows of={form.at('keys')} />
      </FormSection>
      <FormSection title={t('sections.settings')} text={t('sections.settingsText')}>
        <SettingRows of={form.at('settings')} />
      </FormSection>
    </ResourceForm>
  );
}
