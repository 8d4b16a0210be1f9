import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { CallQueueForm } from './call-queue-form.tsx';
import { checkQueue } from './check-queue.ts';
import { agentsToSend, NEW_QUEUE, type QueueValues } from './queue-values.ts';

/** Makes a queue. */
export default function NewCallQueuePage() {
  const { t } = useTranslation('callQueues');
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/call-queues' }]}>
      <TenantGate>
        <NewCallQueueForm />
      </TenantGate>
    </Page>
  );
}

function NewCallQueueForm() {
  const { t } = useTranslation('callQueues');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenant = useTenantOfNew();
  const form = useResourceForm<QueueValues, unknown>({
    initial: NEW_QUEUE,
    check: (values) => checkQueue(values, t('agent.needsContact')),
    save: (values) =>
      api.POST('/api/call_queues', { body: { ...values, ...tenant, agents: agentsToSend(values.agents) } }),
    onSaved: () => {
      void refresh('call_queues', 'realtime');
      void navigate({ to: '/call-queues' });
    },
    conflictField: 'queue_extension',
  });
  return <CallQueueForm form={form} label={t('new')} onCancel={() => void navigate({ to: '/call-queues' })} />;
}
