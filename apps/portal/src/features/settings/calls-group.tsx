import { useTranslation } from 'react-i18next';
import { NumberField, OptionalNumberField } from '../../kit/fields/number-field.tsx';
import { RadioField } from '../../kit/fields/select-field.tsx';
import { TagsField } from '../../kit/fields/tags-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { GroupForm, type GroupProps } from './group-form.tsx';
import type { SettingName } from './settings-values.ts';

const NAMES: readonly SettingName[] = [
  'emergency_numbers',
  'premium_prefixes',
  'sip_message_rate',
  'sip_connection_rate',
  'hep_target',
  'retry_interval',
  'reply_account',
  'company_account_id',
];

/** What calls and faxes of all tenants go by. */
export function CallsGroup({ settings }: GroupProps) {
  const { t } = useTranslation('settings');
  return (
    <GroupForm settings={settings} label={t('groups.calls')} names={NAMES}>
      {({ at, values }) => (
        <>
          <FormSection title={t('emergency.title')} text={t('emergency.text')}>
            <TagsField of={at('emergency_numbers')} label={t('emergency.numbers')} help={t('emergency.numbersHelp')} />
          </FormSection>
          <FormSection title={t('premium.title')} text={t('premium.text')}>
            <TagsField of={at('premium_prefixes')} label={t('premium.prefixes')} help={t('premium.prefixesHelp')} />
          </FormSection>
          <FormSection title={t('sip.title')} text={t('sip.text')}>
            <NumberField of={at('sip_message_rate')} label={t('sip.messages')} help={t('sip.messagesHelp')} min={0} />
            <NumberField
              of={at('sip_connection_rate')}
              label={t('sip.connections')}
              help={t('sip.connectionsHelp')}
              min={0}
            />
            <TextField
              of={at('hep_target')}
              label={t('sip.homer')}
              help={t('sip.homerHelp')}
              placeholder="homer.example.com:9060"
            />
          </FormSection>
          <FormSection title={t('fax.title')} text={t('fax.text')}>
            <NumberField
              of={at('retry_interval')}
              label={t('fax.retry')}
              help={t('fax.retryHelp')}
              min={10}
              max={86_400}
              unit="s"
            />
            <RadioField
              of={at('reply_account')}
              label={t('fax.reply')}
              choices={[
                { value: 'default', label: t('fax.replyDefault') },
                { value: 'company', label: t('fax.replyCompany') },
              ]}
            />
            {values.reply_account === 'company' && (
              <OptionalNumberField
                of={at('company_account_id')}
                label={t('fax.account')}
                help={t('fax.accountHelp')}
                min={1}
              />
            )}
          </FormSection>
        </>
      )}
    </GroupForm>
  );
}
