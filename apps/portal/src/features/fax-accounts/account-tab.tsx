import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import type { FaxAccount } from './account.ts';
import { AccountFields } from './account-fields.tsx';
import { type AccountValues, accountValues } from './account-values.ts';
import { useAccountForm } from './use-account-form.ts';

/** Whose account it is, and its line. */
export function AccountTab({ account }: { account: FaxAccount }) {
  const { t } = useTranslation('faxAccounts');
  const navigate = useNavigate();
  const initial = useMemo(() => accountValues(account), [account]);
  const form = useAccountForm<AccountValues>(account.account_id, initial, (changed) => changed);
  return (
    <ResourceForm form={form} label={t('tabs.account')} onCancel={() => void navigate({ to: '/fax-accounts' })}>
      <AccountFields form={form} accountId={account.account_id} didPhone={account.did_phone} />
    </ResourceForm>
  );
}
