import { useTranslation } from 'react-i18next';
import { RadioField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { GroupForm, type GroupProps, orDefault } from './group-form.tsx';
import type { SettingName } from './settings-values.ts';

const NAMES: readonly SettingName[] = ['currency', 'no_rate', 'billing_require_credit'];

/** What charging goes by (contract 10 §9). */
export function BillingGroup({ settings }: GroupProps) {
  const { t } = useTranslation('settings');
  return (
    <GroupForm settings={settings} label={t('groups.billing')} names={NAMES}>
      {({ at }) => (
        <FormSection title={t('billing.title')} text={t('billing.text')}>
          <TextField
            of={orDefault(at('currency'))}
            label={t('billing.currency')}
            help={t('billing.currencyHelp')}
            maxLength={3}
          />
          <RadioField
            of={at('no_rate')}
            label={t('billing.noRate')}
            choices={[
              { value: 'allow', label: t('billing.allow'), help: t('billing.allowHelp') },
              { value: 'deny', label: t('billing.deny'), help: t('billing.denyHelp') },
            ]}
          />
          <SwitchField
            of={at('billing_require_credit')}
            label={t('billing.creditFirst')}
            help={t('billing.creditFirstHelp')}
          />
        </FormSection>
      )}
    </GroupForm>
  );
}
