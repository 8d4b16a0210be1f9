import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { AccountFields } from './account-fields.tsx';
import { type AccountValues, NEW_ACCOUNT, throwAtField } from './account-values.ts';

/** Makes a fax account; its password is made by the server and shown on its page. */
export default function NewAccountPage() {
  const { t } = useTranslation('faxAccounts');
  return (
    <Page title={t('new')} text={t('newText')} crumbs={[{ title: t('title'), to: '/fax-accounts' }]}>
      <TenantGate>
        <NewAccountForm />
      </TenantGate>
    </Page>
  );
}

function NewAccountForm() {
  const { t } = useTranslation('faxAccounts');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenant = useTenantOfNew();
  const form = useResourceForm<AccountValues, unknown>({
    initial: NEW_ACCOUNT,
    save: async ({ user_id, linkdid_id, ...values }) => {
      const owner = user_id === null ? {} : { user_id };
      const did = linkdid_id === null ? {} : { linkdid_id };
      const body = { ...values, ...owner, ...did, ...tenant, type: 'account' as const };
      return (await api.POST('/api/accounts', { body }).catch(throwAtField)).data;
    },
    onSaved: (id) => {
      void refresh('accounts');
      void navigate({ to: `/fax-accounts/${String(id)}` });
    },
  });
  return (
    <ResourceForm form={form} label={t('new')} onCancel={() => void navigate({ to: '/fax-accounts' })}>
      <AccountFields form={form} accountId={null} />
    </ResourceForm>
  );
}
