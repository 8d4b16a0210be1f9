import { useTranslation } from 'react-i18next';
import { SecretField } from '../../kit/fields/secret-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { AdvancedFields } from '../../kit/form/advanced-fields.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { SortableRows } from '../../kit/form/sortable-rows.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { ServerSelect } from '../../kit/pickers/server-select.tsx';
import { type DeviceValues, newLine } from './device-values.ts';
import { KeyRows } from './key-rows.tsx';
import { LineRow } from './line-row.tsx';
import { ModelFields } from './model-fields.tsx';
import { SettingRows } from './setting-rows.tsx';

interface DeviceFormProps {
  readonly form: ResourceFormState<DeviceValues>;
  readonly label: string;
  readonly onCancel: () => void;
  /** Name of the profile that the device has. */
  readonly profileName?: string | null;
}

const INVENTORY = ['device_serial_number', 'device_firmware_version'] as const;

/** The form of a device, new or old. */
export function DeviceForm({ form, label, onCancel, profileName }: DeviceFormProps) {
  const { t } = useTranslation('devices');
  return (
    <ResourceForm form={form} label={label} onCancel={onCancel}>
      <FormSection title={t('sections.what')} text={t('sections.whatText')}>
        <TextField of={form.at('device_label')} label={t('label')} help={t('labelHelp')} maxLength={80} />
        <TextField of={form.at('device_address')} label={t('address')} help={t('addressHelp')} required />
        <ModelFields
          vendor={form.values.device_vendor}
          model={form.values.device_model}
          errors={form.errors}
          onChange={(device_vendor, device_model) => form.root.set({ ...form.values, device_vendor, device_model })}
        />
        <ServerSelect
          of={form.at('device_profile_uuid')}
          label={t('profile')}
          help={t('profileHelp')}
          path="/api/device_profiles"
          option={(row) => ({ value: row.device_profile_uuid, label: row.device_profile_name })}
          lookUp={() => (profileName ? { search: profileName } : null)}
        />
        <TextField of={form.at('device_location')} label={t('location')} maxLength={255} />
        <SwitchField of={form.at('device_enabled')} label={t('enabled')} help={t('enabledHelp')} />
        <TextAreaField of={form.at('device_description')} label={t('description')} />
        <AdvancedFields of={form.root} fields={INVENTORY}>
          <TextField of={form.at('device_serial_number')} label={t('serial')} help={t('serialHelp')} maxLength={80} />
          <TextField
            of={form.at('device_firmware_version')}
            label={t('firmware')}
            help={t('firmwareHelp')}
            maxLength={80}
          />
        </AdvancedFields>
      </FormSection>
      <FormSection title={t('sections.lines')} text={t('sections.linesText')}>
        <SortableRows
          of={form.at('lines')}
          label={t('lines')}
          empty={t('noLines')}
          addLabel={t('addLine')}
          add={newLine}
          most={99}
          rowName={(_, index) => t('lineAt', { place: index + 1 })}
          row={(place, index) => <LineRow place={place} number={index + 1} />}
        />
      </FormSection>
      <FormSection title={t('sections.keys')} text={t('sections.keysText')}>
        <KeyRows of={form.at('keys')} />
      </FormSection>
      <FormSection title={t('sections.login')} text={t('sections.loginText')}>
        <TextField of={form.at('device_username')} label={t('username')} help={t('usernameHelp')} maxLength={128} />
        <SecretField of={form.at('device_password')} label={t('password')} />
      </FormSection>
      <FormSection title={t('sections.settings')} text={t('sections.settingsText')}>
        <SettingRows of={form.at('settings')} />
      </FormSection>
    </ResourceForm>
  );
}
