import type { AnswerOf } from '@strowger/client';
import { useTranslation } from 'react-i18next';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';

export type Plan = AnswerOf<'/api/plans/{plan_id}'>;

export interface PlanValues {
  name: string;
  description: string;
}

interface PlanFormProps {
  readonly form: ResourceFormState<PlanValues>;
  readonly label: string;
  readonly onCancel: () => void;
}

/** What a plan is called. */
export function PlanForm({ form, label, onCancel }: PlanFormProps) {
  const { t } = useTranslation('plans');
  return (
    <ResourceForm form={form} label={label} onCancel={onCancel}>
      <FormSection title={t('one')} text={t('planText')}>
        <TextField of={form.at('name')} label={t('name')} required maxLength={128} />
        <TextAreaField of={form.at('description')} label={t('description')} />
      </FormSection>
    </ResourceForm>
  );
}
