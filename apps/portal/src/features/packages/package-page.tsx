import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { FormPage } from '../../kit/object-page.tsx';
import { PackageFields } from './package-fields.tsx';
import { NEW_PACKAGE, type Package, type PackageValues, toSend, valuesOf } from './package-values.ts';

const ONE = '/api/packages/{package_id}';

/** A package, new or old. */
export default function PackagePage() {
  const { t } = useTranslation('packages');
  const id = usePathParameter('id');
  const crumbs = [{ title: t('title'), to: '/packages' }];
  const found = $api.useQuery('get', ONE, { params: { path: { package_id: Number(id) } } }, { enabled: id !== '' });
  return (
    <FormPage
      id={id}
      found={found}
      crumbs={crumbs}
      nameOf={({ name }) => name}
      unknown={t('one')}
      text={t('reaches')}
      fresh={{ title: t('new') }}
      form={(stored) => <PackageForm stored={stored} />}
    />
  );
}

function PackageForm({ stored }: { readonly stored: Package | null }) {
  const { t } = useTranslation('packages');
  const initial = useMemo(() => (stored === null ? NEW_PACKAGE : valuesOf(stored)), [stored]);
  const { form, back } = useFormOfList<PackageValues>({
    list: '/packages',
    touches: ['packages', 'subscriptions', 'billing', 'tenants'],
    initial,
    check: ({ plan_id }) => (plan_id === undefined ? { plan_id: t('planMissing') } : {}),
    save: (values, changed) => {
      if (stored === null) return api.POST('/api/packages', { body: { ...toSend(values), name: values.name } });
      const params = { path: { package_id: stored.package_id } };
      return api.PUT(ONE, { params, body: toSend(changed, initial.resources) });
    },
    conflictField: 'name',
  });
  return <PackageFields form={form} label={stored?.name ?? t('new')} onCancel={back} />;
}
