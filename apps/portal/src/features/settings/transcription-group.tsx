import { useTranslation } from 'react-i18next';
import { StoredSecretField } from '../../kit/fields/stored-secret-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { GroupForm, type GroupProps, orDefault } from './group-form.tsx';
import type { SettingName } from './settings-values.ts';

const NAMES: readonly SettingName[] = [
  'transcription_url',
  'transcription_api_key',
  'transcription_model',
  'transcription_private_target',
];

/** Who writes down the messages of mailboxes that want it. */
export function TranscriptionGroup({ settings }: GroupProps) {
  const { t } = useTranslation('settings');
  return (
    <GroupForm settings={settings} label={t('groups.transcription')} names={NAMES}>
      {({ at }) => (
        <FormSection title={t('transcription.title')} text={t('transcription.text')}>
          <TextField
            of={orDefault(at('transcription_url'))}
            label={t('transcription.url')}
            help={t('transcription.urlHelp')}
            placeholder="https://speech.example.com/v1/audio/transcriptions"
            maxLength={2000}
          />
          <StoredSecretField
            of={at('transcription_api_key')}
            label={t('transcription.key')}
            help={t('transcription.keyHelp')}
          />
          <TextField
            of={orDefault(at('transcription_model'))}
            label={t('transcription.model')}
            help={t('transcription.modelHelp')}
          />
          <SwitchField
            of={at('transcription_private_target')}
            label={t('transcription.private')}
            help={t('transcription.privateHelp')}
          />
        </FormSection>
      )}
    </GroupForm>
  );
}
