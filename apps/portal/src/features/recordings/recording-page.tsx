import { Button, Group } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { AudioPlayer } from '../../kit/media/audio-player.tsx';
import { Download } from '../../kit/media/download-button.tsx';
import { Page } from '../../kit/page.tsx';
import { say } from '../../kit/say.ts';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { AudioSource } from './audio-source.tsx';
import { mediaUrl, putMedia } from './put-media.ts';

const ONE = '/api/recordings/{recording_id}';

/** One recording: heard, renamed, replaced. */
export default function RecordingPage() {
  const { t } = useTranslation('recordings');
  const id = Number(usePathParameter('id'));
  const found = $api.useQuery('get', ONE, { params: { path: { recording_id: id } } });
  if (found.data) return <LoadedRecording key={id} recording={found.data} />;
  return (
    <Page title={found.error ? t('notFound') : undefined} crumbs={[{ title: t('title'), to: '/recordings' }]}>
      {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
    </Page>
  );
}

function LoadedRecording({ recording }: { recording: AnswerOf<typeof ONE> }) {
  const { t } = useTranslation(['recordings', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const { recording_id, name } = recording;
  const at = { params: { path: { recording_id } } };
  const back = () => void navigate({ to: '/recordings' });
  const initial = useMemo(
    () => ({ name: recording.name, description: recording.description }),
    [recording.name, recording.description],
  );
  const form = useResourceForm<typeof initial, unknown>({
    initial,
    save: (_, changed) => api.PUT(ONE, { ...at, body: changed }),
    onSaved: () => {
      say(t('common:saved'));
      void refresh('recordings');
    },
    conflictField: 'name',
  });
  const remove = () =>
    confirmDelete({
      items: [{ name, remove: () => api.DELETE(ONE, at) }],
      onDone: () => {
        form.reset();
        void refresh('recordings');
        back();
      },
    });
  const button = (
    <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
      {t('common:delete')}
    </Button>
  );
  return (
    <Page title={name} crumbs={[{ title: t('title'), to: '/recordings' }]} actions={button}>
      <ResourceForm form={form} label={name} onCancel={back}>
        <FormSection title={t('what')} text={t('whatText')}>
          <TextField of={form.at('name')} label={t('name')} required maxLength={128} />
          <TextField of={form.at('description')} label={t('description')} maxLength={255} />
        </FormSection>
        <SoundSection recordingId={recording_id} name={name} exists={recording.file_name !== null} />
      </ResourceForm>
    </Page>
  );
}

function SoundSection({ recordingId, name, exists }: { recordingId: number; name: string; exists: boolean }) {
  const { t } = useTranslation(['recordings', 'common']);
  const refresh = useRefresh();
  const [version, setVersion] = useState(0);
  const url = mediaUrl(recordingId);
  const take = async (file: File) => {
    await putMedia(recordingId, file);
    setVersion((before) => before + 1);
    say(t('common:saved'));
    await refresh('recordings');
  };
  return (
    <FormSection title={t('sound')} text={t('replaceText')}>
      {exists ? (
        <Group gap="sm">
          <AudioPlayer key={version} url={url} name={name} />
          <Download url={url} name={`${name}.wav`}>
            {t('download')}
          </Download>
        </Group>
      ) : (
        <Group>
          <StatusBadge tone="warning">{t('noSound')}</StatusBadge>
        </Group>
      )}
      <AudioSource name={name} take={take} />
    </FormSection>
  );
}
