import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { type Crumb, Page } from '../../kit/page.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { ProfileForm } from './profile-form.tsx';
import { type Profile, type ProfileValues, profileBodyOf, profileValuesOf } from './profile-values.ts';

const ONE = '/api/device_profiles/{device_profile_uuid}';

/** One device profile: looked at and changed. */
export default function ProfilePage() {
  const { t } = useTranslation('devices');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { device_profile_uuid: id } } });
  const crumbs = [{ title: t('profiles.title'), to: '/device-profiles' }];
  if (found.data) return <LoadedProfile key={id} profile={found.data} crumbs={crumbs} />;
  return (
    <Page title={found.error ? t('profiles.notFound') : undefined} crumbs={crumbs}>
      {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
    </Page>
  );
}

function LoadedProfile({ profile, crumbs }: { profile: Profile; crumbs: readonly Crumb[] }) {
  const { t } = useTranslation(['devices', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const at = { params: { path: { device_profile_uuid: profile.device_profile_uuid } } };
  const back = () => void navigate({ to: '/device-profiles' });
  const initial = useMemo(() => profileValuesOf(profile), [profile]);
  const form = useResourceForm<ProfileValues, unknown>({
    initial,
    save: (_, changed) => api.PUT(ONE, { ...at, body: profileBodyOf(changed) }),
    onSaved: () => {
      say(t('common:saved'));
      void refresh('device_profiles', 'devices');
    },
    conflictField: 'device_profile_name',
  });
  const remove = () =>
    confirmDelete({
      items: [{ name: profile.device_profile_name, remove: () => api.DELETE(ONE, at) }],
      consequences: [t('profiles.deleted')],
      onDone: () => {
        form.reset();
        void refresh('device_profiles');
        void navigate({ to: '/device-profiles', ignoreBlocker: true });
      },
    });
  const button = (
    <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
      {t('common:delete')}
    </Button>
  );
  return (
    <Page title={profile.device_profile_name} crumbs={crumbs} actions={button}>
      <ProfileForm form={form} label={profile.device_profile_name} onCancel={back} />
    </Page>
  );
}
