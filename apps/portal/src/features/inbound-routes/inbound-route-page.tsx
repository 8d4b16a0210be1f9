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
import { useRefresh } from '../../kit/use-refresh.ts';
import { InboundRouteForm } from './inbound-route-form.tsx';
import { type InboundRoute, type RouteValues, sent, valuesOf } from './route-values.ts';

const ONE = '/api/inbound_routes/{destination_uuid}';

/** One inbound route: looked at and changed. */
export default function InboundRoutePage() {
  const { t } = useTranslation('inboundRoutes');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { destination_uuid: id } } });
  const crumbs = [{ title: t('title'), to: '/inbound-routes' }];
  if (found.data) return <LoadedRoute key={id} id={id} route={found.data} crumbs={crumbs} />;
  return (
    <Page title={found.error ? t('one') : undefined} crumbs={crumbs}>
      {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
    </Page>
  );
}

interface LoadedRouteProps {
  readonly id: string;
  readonly route: InboundRoute;
  readonly crumbs: readonly { title: string; to: string }[];
}

function LoadedRoute({ id, route, crumbs }: LoadedRouteProps) {
  const { t } = useTranslation(['inboundRoutes', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const at = { params: { path: { destination_uuid: id } } };
  const initial = useMemo(() => valuesOf(route), [route]);
  const form = useResourceForm<RouteValues, unknown>({
    initial,
    save: (_, changed) => api.PUT(ONE, { ...at, body: sent(changed) }),
    onSaved: () => {
      notifications.show({ message: t('common:saved') });
      void refresh('inbound_routes');
    },
    conflictField: 'destination_number',
  });
  const remove = () =>
    confirmDelete({
      items: [{ name: route.destination_number, remove: () => api.DELETE(ONE, at) }],
      consequences: [t('deleted', { number: route.destination_number })],
      onDone: () => {
        void navigate({ to: '/inbound-routes', ignoreBlocker: true });
        void refresh('inbound_routes');
      },
    });
  const button = (
    <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
      {t('common:delete')}
    </Button>
  );
  return (
    <Page title={route.destination_number} crumbs={crumbs} actions={button}>
      <InboundRouteForm
        form={form}
        label={route.destination_number}
        onCancel={() => void navigate({ to: '/inbound-routes' })}
      />
    </Page>
  );
}
