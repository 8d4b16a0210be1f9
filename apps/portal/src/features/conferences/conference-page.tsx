import { Button } from '@mantine/core';
import { IconMicrophone, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ButtonLink } from '../../kit/links.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { ConferenceForm } from './conference-form.tsx';
import { type Conference, type ConferenceValues, valuesOf } from './conference-values.ts';

const ONE = '/api/conferences/{conference_center_uuid}';

/** One conference: looked at and changed. */
export default function ConferencePage() {
  const { t } = useTranslation('conferences');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { conference_center_uuid: id } } });
  if (found.data) return <LoadedConference key={id} conference={found.data} />;
  return (
    <Page title={found.error ? t('notFound') : undefined} crumbs={[{ title: t('title'), to: '/conferences' }]}>
      {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
    </Page>
  );
}

function LoadedConference({ conference }: { conference: Conference }) {
  const { t } = useTranslation(['conferences', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const { conference_center_uuid: id, conference_center_name: name } = conference;
  const at = { params: { path: { conference_center_uuid: id } } };
  const back = () => void navigate({ to: '/conferences' });
  const initial = useMemo(() => valuesOf(conference), [conference]);
  const form = useResourceForm<ConferenceValues, unknown>({
    initial,
    save: (_, changed) => api.PUT(ONE, { ...at, body: changed }),
    onSaved: () => {
      say(t('common:saved'));
      void refresh('conferences');
    },
    conflictField: 'conference_center_extension',
  });
  const remove = () =>
    confirmDelete({
      items: [{ name, remove: () => api.DELETE(ONE, at) }],
      consequences: [t('deleted', { number: conference.conference_center_extension })],
      onDone: () => {
        form.reset();
        void refresh('conferences');
        back();
      },
    });
  const actions = (
    <>
      <ButtonLink
        to={`/conferences/${id}/control`}
        variant="default"
        leftSection={<IconMicrophone size={16} aria-hidden />}
      >
        {t('control.open')}
      </ButtonLink>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
        {t('common:delete')}
      </Button>
    </>
  );
  return (
    <Page title={name} crumbs={[{ title: t('title'), to: '/conferences' }]} actions={actions}>
      <ConferenceForm form={form} label={name} onCancel={back} exists />
    </Page>
  );
}
