import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { ProfileForm } from './profile-form.tsx';
import { NEW_PROFILE, type ProfileValues, profileBodyOf } from './profile-values.ts';

/** Makes a device profile. */
export default function NewProfilePage() {
  const { t } = useTranslation('devices');
  return (
    <Page title={t('profiles.new')} crumbs={[{ title: t('profiles.title'), to: '/device-profiles' }]}>
      <TenantGate>
        <NewProfileForm />
      </TenantGate>
    </Page>
  );
}

function NewProfileForm() {
  const { t } = useTranslation('devices');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenant = useTenantOfNew();
  const form = useResourceForm<ProfileValues, unknown>({
    initial: NEW_PROFILE,
    save: (values) => api.POST('/api/device_profiles', { body: { ...profileBodyOf(values), ...tenant } }),
    onSaved: () => {
      void refresh('device_profiles');
      void navigate({ to: '/device-profiles' });
    },
    conflictField: 'device_profile_name',
  });
  return (
    <ProfileForm form={form} label={t('profiles.new')} onCancel={() => void navigate({ to: '/device-profiles' })} />
  );
}
