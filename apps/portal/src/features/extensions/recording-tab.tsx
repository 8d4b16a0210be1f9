import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RadioField } from '../../kit/fields/select-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import type { Extension } from './extension.ts';
import { useExtensionForm } from './use-extension-form.ts';

const MODES = ['none', 'local', 'inbound', 'outbound', 'all'] as const;

const valuesOf = (extension: Extension) => ({
  user_record: MODES.find((mode) => mode === extension.user_record) ?? ('none' as const),
});

/** Which of its calls are recorded by themselves. */
export function RecordingTab({ extension }: { extension: Extension }) {
  const { t } = useTranslation('extensions');
  const navigate = useNavigate();
  const form = useExtensionForm(extension, valuesOf, (changed) => changed);
  return (
    <ResourceForm form={form} label={t('tabs.recording')} onCancel={() => void navigate({ to: '/extensions' })}>
      <FormSection title={t('recording.title')} text={t('recording.text')}>
        <RadioField
          of={form.at('user_record')}
          label={t('recording.which')}
          choices={MODES.map((value) => ({ value, label: t(`recording.${value}`) }))}
        />
      </FormSection>
    </ResourceForm>
  );
}
