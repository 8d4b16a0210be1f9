import { useTranslation } from 'react-i18next';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { GroupForm, type GroupProps } from './group-form.tsx';
import type { SettingName } from './settings-values.ts';

const LONGEST_LIFE_SECONDS = 10 * 366 * 86_400;

const LOGIN = { min: 60, max: LONGEST_LIFE_SECONDS, unit: 's' };
/** How long what one logs in with holds: setting, text, limits. */
const LIVES = [
  ['token_expiry', 'expiry', LOGIN],
  ['token_expiry_remember', 'remember', LOGIN],
  ['reset_code_minutes', 'reset', { min: 1, max: 1440, unit: 'min' }],
] as const;
/** How often something may be tried: setting, text. */
const RATES = [
  ['login_rate_ip', 'address'],
  ['login_rate_name', 'name'],
  ['api_rate_limit', 'api'],
] as const;

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
            {LIVES.map(([name, text, limits]) => (
              <NumberField
                key={name}
                of={at(name)}
                label={t(`logins.${text}`)}
                help={t(`logins.${text}Help`)}
                {...limits}
              />
            ))}
          </FormSection>
          <FormSection title={t('rates.title')} text={t('rates.text')}>
            {RATES.map(([name, text]) => (
              <NumberField key={name} of={at(name)} label={t(`rates.${text}`)} help={t(`rates.${text}Help`)} min={0} />
            ))}
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
