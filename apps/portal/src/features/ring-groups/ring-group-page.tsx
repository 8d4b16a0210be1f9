import { Button } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
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
import { RingGroupForm } from './ring-group-form.tsx';
import { inOrder, type RingGroupValues, valuesOf } from './ring-group-values.ts';

const ONE = '/api/ring_groups/{ring_group_uuid}';

/** One ring group: looked at and changed. */
export default function RingGroupPage() {
  const { t } = useTranslation('ringGroups');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { ring_group_uuid: id } } });
  const crumbs = [{ title: t('title'), to: '/ring-groups' }];
  if (found.data) return <LoadedGroup key={id} id={id} group={found.data} crumbs={crumbs} />;
  return (
    <Page title={found.error ? t('notFound') : undefined} crumbs={crumbs}>
      {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
    </Page>
  );
}

interface LoadedGroupProps {
  readonly id: string;
  readonly group: AnswerOf<typeof ONE>;
  readonly crumbs: readonly { title: string; to: string }[];
}

function LoadedGroup({ id, group, crumbs }: LoadedGroupProps) {
  const { t } = useTranslation(['ringGroups', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const at = { params: { path: { ring_group_uuid: id } } };
  const back = () => void navigate({ to: '/ring-groups' });
  const initial = useMemo(() => valuesOf(group), [group]);
  const form = useResourceForm<RingGroupValues, unknown>({
    initial,
    save: (values, changed) => {
      const touchesMembers = changed.destinations !== undefined || changed.ring_group_strategy !== undefined;
      const members = touchesMembers ? { destinations: inOrder(values.destinations, values.ring_group_strategy) } : {};
      // The app and its data belong together.
      const timeout = changed.ring_group_timeout_data === undefined ? {} : { ring_group_timeout_app: null };
      return api.PUT(ONE, { ...at, body: { ...changed, ...members, ...timeout } });
    },
    onSaved: () => {
      say(t('common:saved'));
      void refresh('ring_groups');
    },
    conflictField: 'ring_group_extension',
  });
  const remove = () =>
    confirmDelete({
      items: [{ name: group.ring_group_name, remove: () => api.DELETE(ONE, at) }],
      consequences: [t('deleted', { number: group.ring_group_extension })],
      onDone: () => {
        form.reset();
        void refresh('ring_groups');
        back();
      },
    });
  const button = (
    <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
      {t('common:delete')}
    </Button>
  );
  return (
    <Page title={group.ring_group_name} crumbs={crumbs} actions={button}>
      <RingGroupForm form={form} label={group.ring_group_name} onCancel={back} />
    </Page>
  );
}
