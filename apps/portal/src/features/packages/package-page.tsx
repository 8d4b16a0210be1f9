import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { PackageFields } from './package-fields.tsx';
import { NEW_PACKAGE, type Package, type PackageValues, toSend, valuesOf } from './package-values.ts';

const ONE = '/api/packages/{package_id}';

/** A package, new or old. */
export default function PackagePage() {
  const { t } = useTranslation('packages');
  const id = usePathParameter('id');
  const crumbs = [{ title: t('title'), to: '/packages' }];
  const found = $api.useQuery('get', ONE, { params: { path: { package_id: Number(id) } } }, { enabled: id !== '' });
  if (id === '') {
    return (
      <Page title={t('new')} crumbs={crumbs}>
        <PackageForm stored={null} />
      </Page>
    );
  }
  return (
    <Page title={found.data?.name ?? (found.error ? t('one') : undefined)} text={t('reaches')} crumbs={crumbs}>
      {found.error && <LoadFailed error={found.error} retry={() => void found.refetch()} />}
      {found.data ? <PackageForm key={id} stored={found.data} /> : !found.error && <ListSkeleton />}
    </Page>
  );
}

function PackageForm({ stored }: { readonly stored: Package | null }) {
  const { t } = useTranslation('packages');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const back = () => void navigate({ to: '/packages' });
  const initial = useMemo(() => (stored === null ? NEW_PACKAGE : valuesOf(stored)), [stored]);
  const form = useResourceForm<PackageValues, unknown>({
    initial,
    check: ({ plan_id }) => (plan_id === undefined ? { plan_id: t('planMissing') } : {}),
    save: (values, changed) => {
      if (stored === null) return api.POST('/api/packages', { body: { ...toSend(values), name: values.name } });
      const params = { path: { package_id: stored.package_id } };
      return api.PUT(ONE, { params, body: toSend(changed, initial.resources) });
    },
    onSaved: () => {
      void refresh('packages', 'subscriptions', 'billing', 'tenants');
      back();
    },
    conflictField: 'name',
  });
  return <PackageFields form={form} label={stored?.name ?? t('new')} onCancel={back} />;
}
