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
import { IdentityFields } from './identity-fields.tsx';
import { type IdentityValues, newIdentity, toSend } from './identity-values.ts';
import { type ClearSecret, ShownOnce } from './shown-once.tsx';

interface Made {
  readonly id: number;
  readonly secrets: readonly ClearSecret[];
}

/** Makes an identity, then shows its secrets. */
export default function NewIdentityPage() {
  const { t } = useTranslation('integration');
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Page
      title={t('identities.new')}
      crumbs={[{ title: t('identities.title'), to: '/integration-identities' }]}
      {...(made === null ? { text: t('identities.newText') } : {})}
    >
      {made === null ? (
        <NewIdentityForm onMade={setMade} />
      ) : (
        <>
          <ShownOnce secrets={made.secrets} />
          <Group>
            <ButtonLink to={`/integration-identities/${made.id}`}>{t('secrets.kept')}</ButtonLink>
          </Group>
        </>
      )}
    </Page>
  );
}

function NewIdentityForm({ onMade }: { readonly onMade: (made: Made) => void }) {
  const { t } = useTranslation('integration');
  const me = useMe();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const chosen = useChosenTenant();
  const isProvider = me.kind === 'provider';
  const initial = useMemo(
    () => newIdentity(isProvider && chosen === undefined ? 'write' : 'read', chosen),
    [isProvider, chosen],
  );
  const form = useResourceForm<IdentityValues, Made | undefined>({
    initial,
    save: async (values, changed) => {
      const { username, tenant_id, auth_mode } = values;
      const tenant = isProvider && tenant_id != null ? { tenant_id } : {};
      const body = { username, ...toSend({ auth_mode, ...changed }, values), ...tenant };
      const { data } = await api.POST('/api/integration_identities', { body });
      if (data === undefined) return undefined;
      const { password, access_hash } = data;
      const secrets: readonly ClearSecret[] = [
        { type: 'username', value: data.username },
        ...(password === undefined ? [] : [{ type: 'password' as const, value: password }]),
        ...(access_hash === undefined ? [] : [{ type: 'access_hash' as const, value: access_hash }]),
      ];
      return { id: data.identity_id, secrets };
    },
    onSaved: (made) => {
      void refresh('integration_identities');
      if (made !== undefined) onMade(made);
    },
    conflictField: 'username',
  });
  return (
    <ResourceForm
      form={form}
      label={t('identities.new')}
      saveLabel={t('identities.create')}
      onCancel={() => void navigate({ to: '/integration-identities' })}
    >
      {isProvider && (
        <FormSection title={t('identities.whose')} text={t('identities.whoseText')}>
          <TenantPicker of={form.at('tenant_id')} label={t('identities.tenant')} help={t('identities.tenantHelp')} />
        </FormSection>
      )}
      <IdentityFields of={form.root} />
    </ResourceForm>
  );
}
