import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { MusicFields } from './music-fields.tsx';
import { MusicFiles } from './music-files.tsx';
import { type Music, type MusicValues, toSend, valuesOf } from './music-values.ts';

const ONE = '/api/music_on_hold/{music_on_hold_uuid}';

/** One category: its files, and how they are played. */
export default function MusicPage() {
  const { t } = useTranslation('musicOnHold');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { music_on_hold_uuid: id } } });
  if (found.data) return <LoadedMusic key={id} music={found.data} />;
  return (
    <Page title={found.error ? t('notFound') : undefined} crumbs={[{ title: t('title'), to: '/music-on-hold' }]}>
      {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
    </Page>
  );
}

function LoadedMusic({ music }: { music: Music }) {
  const { t } = useTranslation(['musicOnHold', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const { music_on_hold_uuid, music_on_hold_name: name } = music;
  const at = { params: { path: { music_on_hold_uuid } } };
  const back = () => void navigate({ to: '/music-on-hold' });
  const initial = useMemo(() => valuesOf(music), [music]);
  const form = useResourceForm<MusicValues, unknown>({
    initial,
    save: (_, changed) => api.PUT(ONE, { ...at, body: toSend(changed) }),
    onSaved: () => {
      say(t('common:saved'));
      void refresh('music_on_hold');
    },
    conflictField: 'music_on_hold_name',
  });
  const remove = () =>
    confirmDelete({
      items: [{ name, remove: () => api.DELETE(ONE, at) }],
      consequences: [t('deleted', { count: music.files.length })],
      onDone: () => {
        form.reset();
        void refresh('music_on_hold');
        back();
      },
    });
  const button = (
    <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
      {t('common:delete')}
    </Button>
  );
  return (
    <Page title={name} crumbs={[{ title: t('title'), to: '/music-on-hold' }]} actions={button}>
      <MusicFiles music={music} />
      <ResourceForm form={form} label={name} onCancel={back}>
        <MusicFields form={form} />
      </ResourceForm>
    </Page>
  );
}
