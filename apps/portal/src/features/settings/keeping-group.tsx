import { useTranslation } from 'react-i18next';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { GroupForm, type GroupProps } from './group-form.tsx';
import type { SettingName } from './settings-values.ts';

const NAMES: readonly SettingName[] = ['activity_days', 'cdr.retention_days', 'recording_days', 'recording_gigabytes'];
const MOST_DAYS = 36_500;

/** For how long records are kept. */
export function KeepingGroup({ settings }: GroupProps) {
  const { t } = useTranslation('settings');
  return (
    <GroupForm settings={settings} label={t('groups.keeping')} names={NAMES}>
      {({ at }) => (
        <FormSection title={t('keeping.title')} text={t('keeping.text')}>
          <NumberField
            of={at('cdr.retention_days')}
            label={t('keeping.records')}
            help={t('keeping.recordsHelp')}
            min={0}
            max={MOST_DAYS}
          />
          <NumberField
            of={at('recording_days')}
            label={t('keeping.recordings')}
            help={t('keeping.recordingsHelp')}
            min={0}
            max={MOST_DAYS}
          />
          <NumberField
            of={at('recording_gigabytes')}
            label={t('keeping.room')}
            help={t('keeping.roomHelp')}
            min={0}
            unit="GB"
          />
          <NumberField
            of={at('activity_days')}
            label={t('keeping.activities')}
            help={t('keeping.activitiesHelp')}
            min={0}
            max={MOST_DAYS}
          />
        </FormSection>
      )}
    </GroupForm>
  );
}
