import { Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DestinationField } from '../../kit/destination/destination-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { SortableRows } from '../../kit/form/sortable-rows.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import type { ConditionValues, Exception } from './condition-values.ts';
import { emptyMatch } from './exception-kind.ts';
import { ExceptionRow } from './exception-row.tsx';
import { useTenantZone } from './use-tenant-zone.ts';
import { WeekField } from './week-field.tsx';

interface ConditionFormProps {
  readonly form: ResourceFormState<ConditionValues>;
  readonly label: string;
  readonly onCancel: () => void;
}

/** The form of a time condition, new or old. */
export function ConditionForm({ form, label, onCancel }: ConditionFormProps) {
  const { t } = useTranslation('timeConditions');
  const zone = useTenantZone();
  return (
    <ResourceForm form={form} label={label} onCancel={onCancel}>
      <FormSection title={t('sections.what')} text={t('sections.whatText')}>
        <TextField of={form.at('tc_name')} label={t('name')} required maxLength={80} />
        <TextField of={form.at('tc_extension')} label={t('number')} help={t('numberHelp')} />
        <SwitchField of={form.at('tc_enabled')} label={t('enabled')} help={t('enabledHelp')} />
        <TextAreaField of={form.at('tc_description')} label={t('description')} />
      </FormSection>
      <Paper withBorder p="lg">
        <WeekField of={form.at('week')} label={t('week')} help={t('weekHelp')} />
        <Text size="sm" c="dimmed" mt="xs">
          {zone === undefined ? t('zoneOfTenant') : t('zone', { zone })}
        </Text>
      </Paper>
      <FormSection title={t('sections.where')} text={t('sections.whereText')}>
        <DestinationField
          of={form.at('tc_open_destination')}
          label={t('openDestination')}
          nothingLabel={t('notAvailable')}
        />
        <DestinationField
          of={form.at('tc_closed_destination')}
          label={t('closedDestination')}
          nothingLabel={t('notAvailable')}
        />
      </FormSection>
      <FormSection title={t('sections.exceptions')} text={t('sections.exceptionsText')}>
        <SortableRows
          of={form.at('rules')}
          label={t('exceptions')}
          help={t('exceptionsHelp')}
          empty={t('noExceptions')}
          addLabel={t('addException')}
          add={newException}
          rowName={({ name }, index) => (name === '' ? t('exceptionAt', { place: index + 1 }) : name)}
          row={(place) => <ExceptionRow of={place} />}
          most={60}
        />
      </FormSection>
    </ResourceForm>
  );
}

function newException(): Exception {
  const today = new Date().toISOString().slice(0, 10);
  return { name: '', match: emptyMatch('dates', today), destination: null };
}
