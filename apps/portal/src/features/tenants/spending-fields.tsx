import { useTranslation } from 'react-i18next';
import { NumberField, OptionalNumberField } from '../../kit/fields/number-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TagsField } from '../../kit/fields/tags-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import type { SettingsValues } from './settings-values.ts';

/** Hours of a week: no alarm holds calls back for longer. */
const LONGEST_BLOCK_HOURS = 168;
const STEP = 0.01;

/** How much may be spent, and what is done when somebody spends suspiciously much (contract 10 §9.9). */
export function SpendingFields({ at }: Pick<ResourceFormState<SettingsValues>, 'at'>) {
  const { t } = useTranslation('tenants');
  return (
    <FormSection title={t('spending.title')} text={t('spending.text')}>
      <OptionalNumberField
        of={at('daily_spend_limit')}
        label={t('spending.daily')}
        help={t('spending.dailyHelp')}
        min={0}
        step={STEP}
      />
      <OptionalNumberField
        of={at('extension_daily_spend_limit')}
        label={t('spending.extension')}
        help={t('spending.extensionHelp')}
        min={0}
        step={STEP}
      />
      <OptionalNumberField
        of={at('extension_paid_calls')}
        label={t('spending.atOnce')}
        help={t('spending.atOnceHelp')}
        min={0}
      />
      <TagsField of={at('premium_prefixes')} label={t('spending.premium')} help={t('spending.premiumHelp')} />
      <SwitchField of={at('premium_calls')} label={t('spending.premiumCalls')} help={t('spending.premiumCallsHelp')} />
      <OptionalNumberField
        of={at('fraud_hourly_spend')}
        label={t('spending.alarm')}
        help={t('spending.alarmHelp')}
        min={0}
        step={STEP}
      />
      <NumberField
        of={at('fraud_block_hours')}
        label={t('spending.block')}
        help={t('spending.blockHelp')}
        min={0}
        max={LONGEST_BLOCK_HOURS}
        unit="h"
      />
    </FormSection>
  );
}
