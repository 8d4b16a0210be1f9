import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useSearchState } from '../../app/use-search.ts';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { Page } from '../../kit/page.tsx';
import { ServerSelect } from '../../kit/pickers/server-select.tsx';
import { TenantPicker } from '../../kit/pickers/tenant-picker.tsx';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';

interface Values {
  tenant_id: number | undefined;
  package_id: number | undefined;
  auto_renew: boolean;
}

function tenantIn(raw: Readonly<Record<string, unknown>>): { tenant: number | undefined } {
  const id = Number(raw['tenant']);
  return { tenant: Number.isInteger(id) && id > 0 ? id : undefined };
}

/** Gives a tenant a package; one that has another gets this in its place. */
export default function NewSubscriptionPage() {
  const { t } = useTranslation('subscriptions');
  const chosen = useChosenTenant();
  const [{ tenant = chosen }] = useSearchState(tenantIn);
  const initial = useMemo<Values>(() => ({ tenant_id: tenant, package_id: undefined, auto_renew: false }), [tenant]);
  const { form, back } = useFormOfList<Values>({
    list: '/subscriptions',
    touches: ['subscriptions', 'tenants', 'billing'],
    initial,
    check: ({ tenant_id, package_id }) => ({
      ...(tenant_id === undefined ? { tenant_id: t('tenantMissing') } : {}),
      ...(package_id === undefined ? { package_id: t('packageMissing') } : {}),
    }),
    save: ({ tenant_id = 0, package_id = 0, auto_renew }) =>
      api.POST('/api/subscriptions', { body: { tenant_id, package_id, auto_renew: auto_renew ? 1 : 0 } }),
  });
  return (
    <Page title={t('new')} text={t('newText')} crumbs={[{ title: t('title'), to: '/subscriptions' }]}>
      <ResourceForm form={form} label={t('new')} onCancel={back}>
        <FormSection title={t('one')} text={t('oneText')}>
          <TenantPicker of={form.at('tenant_id')} label={t('tenant')} required />
          <ServerSelect
            path="/api/packages"
            of={seenAs(
              form.at('package_id'),
              (id) => (id === undefined ? '' : String(id)),
              (text: string) => (text === '' ? undefined : Number(text)),
            )}
            label={t('package')}
            lookUp={(package_id) => ({ package_id })}
            option={(row) => ({ value: String(row.package_id), label: row.name })}
            required
          />
          <SwitchField of={form.at('auto_renew')} label={t('renews')} help={t('renewsHelp')} />
        </FormSection>
      </ResourceForm>
    </Page>
  );
}
