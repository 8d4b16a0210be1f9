import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { FormTabs } from '../../kit/form/form-tabs.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { useMe } from '../../session/use-me.ts';
import { BasicsTab } from './basics-tab.tsx';
import { BrandingTab } from './branding-tab.tsx';
import { DeleteTenantButton } from './delete-tenant-button.tsx';
import { IncludedTab } from './included-tab.tsx';
import { LimitsTab } from './limits-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import { SettingsForm } from './settings-form.tsx';
import { TenantState } from './tenant-state.tsx';
import type { Tenant } from './tenant-values.ts';
import { useSuspend } from './use-suspend.ts';

/** The tenant of the provider itself. */
const OWN = 1;

/** One tenant: looked at and changed. */
export default function TenantPage() {
  const { t } = useTranslation(['tenants', 'packages']);
  const me = useMe();
  const navigate = useNavigate();
  const id = Number(usePathParameter('id'));
  const found = $api.useQuery('get', '/api/tenants/{tenant_id}', { params: { path: { tenant_id: id } } });
  const toList = () => void navigate({ to: '/tenants' });
  const crumbs = [{ title: t('tenants:title'), to: '/tenants' }];
  const tenant = found.data;
  if (tenant === undefined) {
    return (
      <Page title={found.error ? t('tenants:one') : undefined} crumbs={crumbs}>
        {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
      </Page>
    );
  }
  const actions = id !== OWN && me.edition === 'enterprise' && (
    <>
      <SuspendButton tenant={tenant} />
      <DeleteTenantButton tenant={tenant} />
    </>
  );
  return (
    <Page title={tenant.company} crumbs={crumbs} badge={<TenantState active={tenant.active} />} actions={actions}>
      <FormTabs
        key={id}
        label={t('tenants:one')}
        tabs={[
          { value: 'basics', label: t('tenants:tabs.basics'), content: <BasicsTab tenant={tenant} /> },
          { value: 'limits', label: t('tenants:tabs.limits'), content: <LimitsTab tenant={tenant} /> },
          ...(me.edition === 'enterprise'
            ? [{ value: 'included', label: t('packages:included'), content: <IncludedTab tenantId={id} /> }]
            : []),
          { value: 'rules', label: t('tenants:tabs.rules'), content: <RulesTab tenant={tenant} /> },
          {
            value: 'settings',
            label: t('tenants:tabs.settings'),
            content: <SettingsForm tenantId={id} onCancel={toList} />,
          },
          ...(me.edition === 'enterprise'
            ? [
                {
                  value: 'branding',
                  label: t('tenants:tabs.branding'),
                  content: <BrandingTab tenantId={id} onCancel={toList} />,
                },
              ]
            : []),
        ]}
      />
    </Page>
  );
}

function SuspendButton({ tenant }: { readonly tenant: Tenant }) {
  const { t } = useTranslation('tenants');
  const suspend = useSuspend();
  const active = tenant.active === '1';
  return (
    <Button
      variant="default"
      leftSection={active ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
      onClick={() => suspend(tenant, !active)}
    >
      {t(active ? 'suspend' : 'resume')}
    </Button>
  );
}
