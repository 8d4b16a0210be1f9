import { Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ButtonLink } from '../../kit/links.tsx';
import { Page } from '../../kit/page.tsx';
import { TenantPicker } from '../../kit/pickers/tenant-picker.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useMe } from '../../session/use-me.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { MadeSecret } from './made-secret.tsx';
import { WebhookFields } from './webhook-fields.tsx';
import { NEW_WEBHOOK } from './webhook-values.ts';

interface Made {
  readonly webhook_id: number;
  readonly secret: string;
}

/** Makes a webhook, then shows its secret. */
export default function NewWebhookPage() {
  const { t } = useTranslation('webhooks');
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/webhooks' }]}>
      {made === null ? (
        <NewWebhookForm onMade={setMade} />
      ) : (
        <>
          <MadeSecret secret={made.secret} />
          <Group>
            <ButtonLink to={`/webhooks/${made.webhook_id}`}>{t('kept')}</ButtonLink>
          </Group>
        </>
      )}
    </Page>
  );
}

function NewWebhookForm({ onMade }: { readonly onMade: (made: Made) => void }) {
  const { t } = useTranslation('webhooks');
  const me = useMe();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const chosen = useChosenTenant();
  const initial = useMemo(() => ({ ...NEW_WEBHOOK, tenant_id: chosen }), [chosen]);
  const form = useResourceForm<typeof NEW_WEBHOOK, Made | undefined>({
    initial,
    save: async ({ tenant_id, ...values }) => {
      const tenant = tenant_id === undefined ? {} : { tenant_id };
      return (await api.POST('/api/webhooks', { body: { ...values, ...tenant } })).data;
    },
    onSaved: (made) => {
      void refresh('webhooks');
      if (made !== undefined) onMade(made);
    },
  });
  return (
    <ResourceForm
      form={form}
      label={t('new')}
      saveLabel={t('create')}
      onCancel={() => void navigate({ to: '/webhooks' })}
    >
      <WebhookFields of={{ ...form.root, set: (values) => form.root.set({ ...form.values, ...values }) }} />
      {me.kind === 'provider' && (
        <FormSection title={t('sections.whose')} text={t('sections.whoseText')}>
          <TenantPicker of={form.at('tenant_id')} label={t('tenant')} />
        </FormSection>
      )}
    </ResourceForm>
  );
}
