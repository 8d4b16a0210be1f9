import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
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
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { CallFlowForm } from './call-flow-form.tsx';
import { type Flow, type FlowValues, sent, valuesOf } from './flow-values.ts';

const ONE = '/api/call_flows/{call_flow_uuid}';

/** One call flow: looked at and changed. */
export default function CallFlowPage() {
  const { t } = useTranslation('callFlows');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { call_flow_uuid: id } } });
  const crumbs = [{ title: t('title'), to: '/call-flows' }];
  if (found.data) return <LoadedFlow key={id} id={id} flow={found.data} crumbs={crumbs} />;
  return (
    <Page title={found.error ? t('one') : undefined} crumbs={crumbs}>
      {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
    </Page>
  );
}

interface LoadedFlowProps {
  readonly id: string;
  readonly flow: Flow;
  readonly crumbs: readonly { title: string; to: string }[];
}

function LoadedFlow({ id, flow, crumbs }: LoadedFlowProps) {
  const { t } = useTranslation(['callFlows', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const at = { params: { path: { call_flow_uuid: id } } };
  const initial = useMemo(() => valuesOf(flow), [flow]);
  const form = useResourceForm<FlowValues, unknown>({
    initial,
    save: (_, changed) => api.PUT(ONE, { ...at, body: sent(changed) }),
    onSaved: () => {
      notifications.show({ message: t('common:saved') });
      void refresh('call_flows');
    },
    conflictField: 'call_flow_extension',
  });
  const remove = () =>
    confirmDelete({
      items: [{ name: flow.call_flow_name, remove: () => api.DELETE(ONE, at) }],
      consequences: [t('deleted', { number: flow.call_flow_extension })],
      onDone: () => {
        void navigate({ to: '/call-flows', ignoreBlocker: true });
        void refresh('call_flows');
      },
    });
  const button = (
    <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
      {t('common:delete')}
    </Button>
  );
  const isNormal = flow.call_flow_status === 'true';
  const state = isNormal ? flow.call_flow_label || t('normal') : flow.call_flow_alternate_label || t('alternate');
  return (
    <Page
      title={flow.call_flow_name}
      crumbs={crumbs}
      actions={button}
      badge={<StatusBadge tone={isNormal ? 'good' : 'warning'}>{state}</StatusBadge>}
    >
      <CallFlowForm form={form} label={flow.call_flow_name} onCancel={() => void navigate({ to: '/call-flows' })} />
    </Page>
  );
}
