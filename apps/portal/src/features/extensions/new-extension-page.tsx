import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { makePassword, makePin } from '../../kit/fields/make-secret.ts';
import { SecretField } from '../../kit/fields/secret-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { Page } from '../../kit/page.tsx';
import { UserPicker } from '../../kit/pickers/user-picker.tsx';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';

interface NewExtension {
  extension: string;
  effective_caller_id_name: string;
  password: string;
  user_id: number | null;
  with_voicemail: boolean;
}

/** Makes an extension, and its mailbox with it. */
export default function NewExtensionPage() {
  const { t } = useTranslation('extensions');
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/extensions' }]}>
      <TenantGate>
        <NumberFirst />
      </TenantGate>
    </Page>
  );
}

function NumberFirst() {
  const tenantId = useChosenTenant();
  const query = tenantId === undefined ? {} : { tenant_id: tenantId };
  const free = useQuery({
    queryKey: ['next extension', tenantId],
    queryFn: async () => (await api.GET('/api/fpbx_extensions/next_available', { params: { query } })).data ?? null,
    // The form begins with it once; where none is free the number is typed.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (free.isPending) return <ListSkeleton />;
  return <NewExtensionForm number={free.data?.next_available ?? ''} tenant={query} />;
}

function NewExtensionForm({ number, tenant }: { number: string; tenant: { tenant_id?: number } }) {
  const { t } = useTranslation('extensions');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [password] = useState(() => makePassword());
  const initial = useMemo<NewExtension>(
    () => ({ extension: number, effective_caller_id_name: '', password, user_id: null, with_voicemail: true }),
    [number, password],
  );
  const form = useResourceForm<NewExtension, string>({
    initial,
    save: async ({ with_voicemail, ...body }) => {
      const { data } = await api.POST('/api/fpbx_extensions', { body: { ...body, ...tenant } });
      if (with_voicemail) await makeMailbox(body.extension, tenant);
      return data?.extension_uuid ?? '';
    },
    onSaved: (uuid) => {
      void refresh('fpbx_extensions', 'voicemails');
      void navigate({ to: `/extensions/${uuid}`, search: { tab: 'phone' } });
    },
    conflictField: 'extension',
  });
  return (
    <ResourceForm
      form={form}
      label={t('new')}
      onCancel={() => void navigate({ to: '/extensions' })}
      saveLabel={t('create')}
    >
      <FormSection title={t('sections.who')} text={t('sections.whoText')}>
        <TextField of={form.at('extension')} label={t('number')} help={t('numberHelp')} required autoFocus />
        <TextField of={form.at('effective_caller_id_name')} label={t('name')} help={t('nameHelp')} maxLength={80} />
        <UserPicker of={form.at('user_id')} label={t('user')} help={t('userHelp')} />
      </FormSection>
      <FormSection title={t('sections.login')} text={t('sections.loginText')}>
        <SecretField of={form.at('password')} label={t('password')} help={t('passwordHelp')} required />
        <SwitchField of={form.at('with_voicemail')} label={t('withVoicemail')} help={t('withVoicemailHelp')} />
      </FormSection>
    </ResourceForm>
  );
}

/** The extension is there already: a mailbox that cannot be made is made later, on its own tab. */
async function makeMailbox(number: string, tenant: { tenant_id?: number }): Promise<void> {
  const body = { voicemail_id: number, voicemail_password: makePin(), ...tenant };
  await api.POST('/api/voicemails', { body }).catch(() => undefined);
}
