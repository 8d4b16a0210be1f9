import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import type { Extension } from './extension.ts';
import { useExtensionForm } from './use-extension-form.ts';

const valuesOf = (extension: Extension) => ({
  effective_caller_id_number: extension.effective_caller_id_number,
  outbound_caller_id_name: extension.outbound_caller_id_name,
  outbound_caller_id_number: extension.outbound_caller_id_number,
  emergency_caller_id_name: extension.emergency_caller_id_name,
  emergency_caller_id_number: extension.emergency_caller_id_number,
});

/** What others see when it calls. */
export function CallerIdTab({ extension }: { extension: Extension }) {
  const { t } = useTranslation('extensions');
  const navigate = useNavigate();
  const form = useExtensionForm(extension, valuesOf, (changed) => changed);
  return (
    <ResourceForm form={form} label={t('tabs.callerId')} onCancel={() => void navigate({ to: '/extensions' })}>
      <FormSection title={t('callerId.inside')} text={t('callerId.insideText')}>
        <PhoneField of={form.at('effective_caller_id_number')} label={t('number')} />
      </FormSection>
      <FormSection title={t('callerId.outside')} text={t('callerId.outsideText')}>
        <TextField of={form.at('outbound_caller_id_name')} label={t('name')} maxLength={80} />
        <PhoneField of={form.at('outbound_caller_id_number')} label={t('number')} placeholder="+441632960000" />
      </FormSection>
      <FormSection title={t('callerId.emergency')} text={t('callerId.emergencyText')}>
        <TextField of={form.at('emergency_caller_id_name')} label={t('name')} maxLength={80} />
        <PhoneField of={form.at('emergency_caller_id_number')} label={t('number')} placeholder="+441632960000" />
      </FormSection>
    </ResourceForm>
  );
}
