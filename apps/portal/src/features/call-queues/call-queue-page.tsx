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
import { Page } from '../../kit/page.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { CallQueueForm } from './call-queue-form.tsx';
import { checkQueue } from './check-queue.ts';
import { agentsToSend, type CallQueue, type QueueValues, valuesOf } from './queue-values.ts';

const ONE = '/api/call_queues/{call_center_queue_uuid}';

/** One queue: looked at and changed. */
export default function CallQueuePage() {
  const { t } = useTranslation('callQueues');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { call_center_queue_uuid: id } } });
  if (found.data) return <LoadedQueue key={id} queue={found.data} />;
  return (
    <Page title={found.error ? t('notFound') : undefined} crumbs={[{ title: t('title'), to: '/call-queues' }]}>
      {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
    </Page>
  );
}

function LoadedQueue({ queue }: { queue: CallQueue }) {
  const { t } = useTranslation(['callQueues', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const at = { params: { path: { call_center_queue_uuid: queue.call_center_queue_uuid } } };
  const back = () => void navigate({ to: '/call-queues' });
  const initial = useMemo(() => valuesOf(queue), [queue]);
  const form = useResourceForm<QueueValues, unknown>({
    initial,
    check: (values) => checkQueue(values, t('agent.needsContact')),
    save: (_, { agents, ...changed }) =>
      api.PUT(ONE, { ...at, body: { ...changed, ...(agents === undefined ? {} : { agents: agentsToSend(agents) }) } }),
    onSaved: () => {
      say(t('common:saved'));
      void refresh('call_queues', 'realtime');
    },
    conflictField: 'queue_extension',
  });
  const remove = () =>
    confirmDelete({
      items: [{ name: queue.queue_name, remove: () => api.DELETE(ONE, at) }],
      consequences: [t('deleted', { number: queue.queue_extension })],
      onDone: () => {
        form.reset();
        void refresh('call_queues', 'realtime');
        back();
      },
    });
  const button = (
    <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
      {t('common:delete')}
    </Button>
  );
  return (
    <Page title={queue.queue_name} crumbs={[{ title: t('title'), to: '/call-queues' }]} actions={button}>
      <CallQueueForm form={form} label={queue.queue_name} onCancel={back} />
    </Page>
  );
}
