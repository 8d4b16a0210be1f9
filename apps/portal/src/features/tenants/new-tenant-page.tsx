import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { BasicsFields } from './basics-fields.tsx';
import { NEW_TENANT } from './tenant-values.ts';

/** Makes a tenant; its limits and rules begin with the defaults and are changed on its page. */
export default function NewTenantPage() {
  const { t } = useTranslation('tenants');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const form = useResourceForm<typeof NEW_TENANT, number | undefined>({
    initial: NEW_TENANT,
    save: async (values) => {
      const domain_name = values.domain_name === '' ? null : values.domain_name;
      return (await api.POST('/api/tenants', { body: { ...values, domain_name } })).data;
    },
    onSaved: (id) => {
      void refresh('tenants');
      void navigate({ to: id === undefined ? '/tenants' : `/tenants/${id}` });
    },
    conflictField: 'email',
  });
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/tenants' }]}>
      <ResourceForm
        form={form}
        label={t('new')}
        saveLabel={t('create')}
        onCancel={() => void navigate({ to: '/tenants' })}
      >
        <BasicsFields of={{ ...form.root, set: (basics) => form.root.set({ ...form.values, ...basics }) }} />
        <FormSection title={t('sections.domain')} text={t('sections.domainText')}>
          <TextField of={form.at('domain_name')} label={t('domain')} help={t('domainHelp')} />
        </FormSection>
      </ResourceForm>
    </Page>
  );
}
