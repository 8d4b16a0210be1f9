import { useTranslation } from 'react-i18next';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { GroupForm, type GroupProps } from './group-form.tsx';
import type { SettingName } from './settings-values.ts';

const LONGEST_LIFE_SECONDS = 10 * 366 * 86_400;

const NAMES: readonly SettingName[] = [
  'token_expiry',
  'token_expiry_remember',
  'reset_code_minutes',
  'login_rate_ip',
  'login_rate_name',
  'api_rate_limit',
  'sso_private_issuers',
  'webhook_private_targets',
];

/** How long logins hold, how often something may be tried, and where the server may reach out to. */
export function SecurityGroup({ settings }: GroupProps) {
  const { t } = useTranslation('settings');
  return (
    <GroupForm settings={settings} label={t('groups.security')} names={NAMES}>
      {({ at }) => (
        <>
          <FormSection title={t('logins.title')} text={t('logins.text')}>
            <NumberField
              of={at('token_expiry')}
              label={t('logins.expiry')}
              help={t('logins.expiryHelp')}
              min={60}
              max={LONGEST_LIFE_SECONDS}
              unit="s"
            />
            <NumberField
              of={at('token_expiry_remember')}
              label={t('logins.remember')}
              help={t('logins.rememberHelp')}
              min={60}
              max={LONGEST_LIFE_SECONDS}
              unit="s"
            />
            <NumberField
              of={at('reset_code_minutes')}
              label={t('logins.reset')}
              help={t('logins.resetHelp')}
              min={1}
              max={1440}
              unit="min"
            />
          </FormSection>
          <FormSection title={t('rates.title')} text={t('rates.text')}>
            <NumberField of={at('login_rate_ip')} label={t('rates.address')} help={t('rates.addressHelp')} min={0} />
            <NumberField of={at('login_rate_name')} label={t('rates.name')} help={t('rates.nameHelp')} min={0} />
            <NumberField of={at('api_rate_limit')} label={t('rates.api')} help={t('rates.apiHelp')} min={0} />
          </FormSection>
          <FormSection title={t('reach.title')} text={t('reach.text')}>
            <SwitchField of={at('sso_private_issuers')} label={t('reach.sso')} help={t('reach.ssoHelp')} />
            <SwitchField of={at('webhook_private_targets')} label={t('reach.hooks')} help={t('reach.hooksHelp')} />
          </FormSection>
        </>
      )}
    </GroupForm>
  );
}
