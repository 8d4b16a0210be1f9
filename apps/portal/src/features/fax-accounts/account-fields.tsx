import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { asId, asSwitch } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { ServerSelect } from '../../kit/pickers/server-select.tsx';
import { UserPicker } from '../../kit/pickers/user-picker.tsx';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import type { AccountValues } from './account-values.ts';
import { OthersOfDid } from './others-of-did.tsx';

interface AccountFieldsProps {
  readonly form: ResourceFormState<AccountValues>;
  /** Null: it is about to be made. */
  readonly accountId: number | null;
  /** Number of the DID that it receives by, for whoever may not choose another one. */
  readonly didPhone?: string | null;
}

/** Whose account it is, and what it sends and receives by. */
export function AccountFields({ form, accountId, didPhone = null }: AccountFieldsProps) {
  const { t } = useTranslation('faxAccounts');
  const mayManage = manages(useMe());
  const didId = form.values.linkdid_id;
  const free = accountId === null ? {} : { exclude_account_id: accountId };
  return (
    <>
      <FormSection title={t('who')} text={t('whoText')}>
        <TextField
          of={form.at('username')}
          label={t('username')}
          help={t('usernameHelp')}
          disabled={accountId !== null}
          required
          maxLength={64}
        />
        <TextField of={form.at('first_name')} label={t('firstName')} maxLength={128} />
        <TextField of={form.at('last_name')} label={t('lastName')} maxLength={128} />
        <TextField of={form.at('address')} label={t('address')} maxLength={128} />
        {mayManage && (
          <UserPicker
            of={form.at('user_id')}
            label={t('user')}
            help={t(accountId === null ? 'userOfNewHelp' : 'userHelp')}
          />
        )}
        {mayManage && <SwitchField of={asSwitch(form.at('active'))} label={t('active')} help={t('activeHelp')} />}
      </FormSection>
      <FormSection title={t('line')} text={t('lineText')}>
        <ServerSelect
          of={form.at('phone')}
          label={t('phone')}
          help={t('phoneHelp')}
          path="/api/fpbx_extensions/available_for_fax"
          query={free}
          option={({ extension }) => ({ value: extension, label: extension })}
        />
        {mayManage && (
          <ServerSelect
            of={asId(form.at('linkdid_id'))}
            label={t('did')}
            help={t('didHelp')}
            path="/api/dids"
            option={(row) => ({ value: String(row.account_id), label: row.phone })}
            lookUp={(account_id) => ({ account_id })}
          />
        )}
        {!mayManage && didPhone !== null && <Text size="sm">{t('receivesBy', { phone: didPhone })}</Text>}
        {mayManage && didId !== null && <OthersOfDid didId={didId} except={accountId} />}
        <TextField of={form.at('caller_id_name')} label={t('callerName')} help={t('callerNameHelp')} maxLength={64} />
        <TextField of={form.at('email')} label={t('email')} help={t('emailHelp')} type="email" maxLength={128} />
      </FormSection>
    </>
  );
}
