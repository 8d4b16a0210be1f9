import { useTranslation } from 'react-i18next';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { elementAt, seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { ServerSelect } from '../../kit/pickers/server-select.tsx';
import { IncludedFields } from './included-fields.tsx';
import { INTERVALS, type PackageValues, RESOURCES } from './package-values.ts';

interface PackageFieldsProps {
  readonly form: ResourceFormState<PackageValues>;
  readonly label: string;
  readonly onCancel: () => void;
}

/** The form of a package. */
export function PackageFields({ form, label, onCancel }: PackageFieldsProps) {
  const { t } = useTranslation('packages');
  const included = (isMetered: boolean) =>
    form.values.resources.map((one, place) => {
      const resource = RESOURCES.find(({ id }) => id === one.id);
      if (resource?.isMetered !== isMetered) return null;
      return <IncludedFields key={one.id} of={elementAt(form.at('resources'), place, one)} resource={resource} />;
    });
  return (
    <ResourceForm form={form} label={label} onCancel={onCancel}>
      <FormSection title={t('one')}>
        <TextField of={form.at('name')} label={t('name')} required maxLength={128} />
        <TextAreaField of={form.at('description')} label={t('description')} />
        <ServerSelect
          path="/api/plans"
          of={seenAs(
            form.at('plan_id'),
            (id) => (id === undefined ? '' : String(id)),
            (text: string) => (text === '' ? undefined : Number(text)),
          )}
          label={t('plan')}
          help={t('planHelp')}
          lookUp={(plan_id) => ({ plan_id })}
          option={(row) => ({ value: String(row.plan_id), label: row.name })}
          required
        />
      </FormSection>
      <FormSection title={t('renewal')} text={t('renewalText')}>
        <SelectField
          of={form.at('package_interval')}
          label={t('interval')}
          choices={INTERVALS.map((value) => ({ value, label: t(`intervals.${value}`) }))}
        />
        <NumberField of={form.at('price')} label={t('price')} help={t('priceHelp')} min={0} step={0.01} />
      </FormSection>
      <FormSection title={t('slots')} text={t('slotsText')}>
        {included(false)}
      </FormSection>
      <FormSection title={t('metered')} text={t('meteredText')}>
        {included(true)}
      </FormSection>
    </ResourceForm>
  );
}
