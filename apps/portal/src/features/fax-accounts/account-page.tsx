import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { DeleteObject } from '../../kit/delete-object.tsx';
import { FormTabs } from '../../kit/form/form-tabs.tsx';
import { ObjectPage } from '../../kit/object-page.tsx';
import { TenantContext } from '../../kit/use-tenant.ts';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { type FaxAccount, nameOf } from './account.ts';
import { AccountTab } from './account-tab.tsx';
import { PhoneTab } from './phone-tab.tsx';
import { SendingTab } from './sending-tab.tsx';

const ONE = '/api/accounts/{account_id}';

/** One fax account: whose it is, how it sends, what a phone needs to be it. */
export default function AccountPage() {
  const { t } = useTranslation('faxAccounts');
  const mayDelete = manages(useMe());
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { account_id: Number(id) } } });
  return (
    <ObjectPage
      found={found}
      nameOf={nameOf}
      unknown={t('notFound')}
      crumbs={[{ title: t('title'), to: '/fax-accounts' }]}
      actions={found.data && mayDelete && <DeleteButton account={found.data} />}
    >
      {(account) => (
        <TenantContext value={account.tenant_id}>
          <FormTabs
            key={id}
            label={t('one')}
            tabs={[
              { value: 'account', label: t('tabs.account'), content: <AccountTab account={account} /> },
              { value: 'sending', label: t('tabs.sending'), content: <SendingTab account={account} /> },
              { value: 'phone', label: t('tabs.phone'), content: <PhoneTab account={account} /> },
            ]}
          />
        </TenantContext>
      )}
    </ObjectPage>
  );
}

function DeleteButton({ account }: { account: FaxAccount }) {
  const { t } = useTranslation('faxAccounts');
  const { account_id } = account;
  return (
    <DeleteObject
      name={nameOf(account)}
      remove={() => api.DELETE(ONE, { params: { path: { account_id } } })}
      consequence={t('removed')}
      list="/fax-accounts"
      touches="accounts"
    />
  );
}
