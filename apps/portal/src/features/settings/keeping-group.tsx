import { useTranslation } from 'react-i18next';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { GroupForm, type GroupProps } from './group-form.tsx';
import type { SettingName } from './settings-values.ts';

const DAYS = { max: 36_500 };
/** For how long, or how much: setting, text, limits. */
const KEPT = [
  ['cdr.retention_days', 'records', DAYS],
  ['recording_days', 'recordings', DAYS],
  ['recording_gigabytes', 'room', { unit: 'GB' }],
  ['activity_days', 'activities', DAYS],
] as const;
const NAMES: readonly SettingName[] = KEPT.map(([name]) => name);

/** For how long records are kept. */
export function KeepingGroup({ settings }: GroupProps) {
  const { t } = useTranslation('settings');
  return (
    <GroupForm settings={settings} label={t('groups.keeping')} names={NAMES}>
      {({ at }) => (
        <FormSection title={t('keeping.title')} text={t('keeping.text')}>
          {KEPT.map(([name, text, limits]) => (
            <NumberField
              key={name}
              of={at(name)}
              label={t(`keeping.${text}`)}
              help={t(`keeping.${text}Help`)}
              min={0}
              {...limits}
            />
          ))}
        </FormSection>
      )}
    </GroupForm>
  );
}
