import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { StoredSecretField } from '../../kit/fields/stored-secret-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TagsField } from '../../kit/fields/tags-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { asSwitch, withInnerErrors } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { FormPage } from '../../kit/object-page.tsx';
import { useMe } from '../../session/use-me.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { NEW_PROVIDER, type ProviderValues, ROLES, type SsoProvider, toSend, valuesOf } from './provider-values.ts';

const PATH = '/api/sso_providers';
const ONE = '/api/sso_providers/{sso_provider_id}';

/** An identity provider, new or old. */
export default function SsoProviderPage() {
  const { t } = useTranslation('ssoProviders');
  const id = usePathParameter('id');
  const me = useMe();
  const chosen = useChosenTenant();
  const params = { path: { sso_provider_id: Number(id) } };
  const found = $api.useQuery('get', ONE, { params }, { enabled: id !== '' });
  const isForAll = me.kind === 'provider' && chosen === undefined;
  return (
    <FormPage
      id={id}
      found={found}
      crumbs={[{ title: t('title'), to: '/sso-providers' }]}
      nameOf={({ name }) => name}
      unknown={t('one')}
      fresh={{ title: t('new'), text: t(isForAll ? 'newForAll' : 'newForOne') }}
      form={(provider) => <ProviderForm provider={provider} />}
    />
  );
}

function ProviderForm({ provider }: { readonly provider: SsoProvider | null }) {
  const { t } = useTranslation('ssoProviders');
  const me = useMe();
  const chosen = useChosenTenant();
  const initial = useMemo(() => (provider === null ? NEW_PROVIDER : valuesOf(provider)), [provider]);
  const { form, back } = useFormOfList<ProviderValues>({
    list: '/sso-providers',
    touches: ['sso_providers'],
    initial,
    save: (values, changed) => {
      if (provider !== null) {
        const params = { path: { sso_provider_id: provider.sso_provider_id } };
        return api.PUT(ONE, { params, body: toSend(changed) });
      }
      const { name, issuer, client_id } = values;
      const tenant = me.kind === 'provider' ? { tenant_id: chosen ?? null } : {};
      return api.POST(PATH, { body: { ...toSend(values), name, issuer, client_id, ...tenant } });
    },
    conflictField: 'name',
  });
  return (
    <ResourceForm form={form} label={provider?.name ?? t('new')} onCancel={back}>
      {provider !== null && (
        <FormSection title={t('redirect')} text={t('redirectText')}>
          <Copyable value={provider.redirect_uri} />
        </FormSection>
      )}
      <FormSection title={t('who')} text={t('whoText')}>
        <TextField of={form.at('name')} label={t('name')} help={t('nameHelp')} required maxLength={100} />
        <TextField of={form.at('issuer')} label={t('issuer')} help={t('issuerHelp')} type="url" required />
        <TextField of={form.at('client_id')} label={t('clientId')} required maxLength={500} />
        <StoredSecretField of={form.at('client_secret')} label={t('clientSecret')} help={t('clientSecretHelp')} />
        <TextField of={form.at('scopes')} label={t('scopes')} help={t('scopesHelp')} />
        {provider === null && (
          <Text size="sm" c="dimmed">
            {t('redirectLater')}
          </Text>
        )}
      </FormSection>
      <FormSection title={t('users')} text={t('usersText')}>
        <TagsField
          of={withInnerErrors(form.at('email_domains'))}
          label={t('domains')}
          help={t('domainsHelp')}
          placeholder="example.com"
        />
        <SwitchField of={asSwitch(form.at('auto_create'))} label={t('autoCreate')} help={t('autoCreateHelp')} />
        <SelectField
          of={form.at('default_role')}
          label={t('role')}
          choices={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
        />
        <SwitchField of={asSwitch(form.at('active'))} label={t('active')} help={t('activeHelp')} />
      </FormSection>
    </ResourceForm>
  );
}
