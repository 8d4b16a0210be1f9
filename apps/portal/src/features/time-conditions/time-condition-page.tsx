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
import { ConditionForm } from './condition-form.tsx';
import { type Condition, type ConditionValues, changeOf, valuesOf } from './condition-values.ts';
import { HoursBadge } from './hours-badge.tsx';
import { useWeekCheck } from './use-week-check.ts';

const ONE = '/api/time_conditions/{dialplan_uuid}';

/** One time condition: looked at and changed. */
export default function TimeConditionPage() {
  const { t } = useTranslation('timeConditions');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { dialplan_uuid: id } } });
  const crumbs = [{ title: t('title'), to: '/time-conditions' }];
  if (found.data) return <LoadedCondition key={id} id={id} condition={found.data} crumbs={crumbs} />;
  return (
    <Page title={found.error ? t('one') : undefined} crumbs={crumbs}>
      {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
    </Page>
  );
}

interface LoadedConditionProps {
  readonly id: string;
  readonly condition: Condition;
  readonly crumbs: readonly { title: string; to: string }[];
}

function LoadedCondition({ id, condition, crumbs }: LoadedConditionProps) {
  const { t } = useTranslation(['timeConditions', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const check = useWeekCheck();
  const at = { params: { path: { dialplan_uuid: id } } };
  const initial = useMemo(() => valuesOf(condition), [condition]);
  const form = useResourceForm<ConditionValues, unknown>({
    initial,
    save: (values, changed) => api.PUT(ONE, { ...at, body: changeOf(values, changed) }),
    check,
    onSaved: () => {
      notifications.show({ message: t('common:saved') });
      void refresh('time_conditions');
    },
  });
  const remove = () =>
    confirmDelete({
      items: [{ name: condition.tc_name, remove: () => api.DELETE(ONE, at) }],
      consequences: [t('deleted', { number: condition.tc_extension ?? '' })],
      onDone: () => {
        void navigate({ to: '/time-conditions', ignoreBlocker: true });
        void refresh('time_conditions');
      },
    });
  const button = (
    <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
      {t('common:delete')}
    </Button>
  );
  return (
    <Page title={condition.tc_name} crumbs={crumbs} actions={button} badge={<HoursBadge condition={condition} />}>
      <ConditionForm form={form} label={condition.tc_name} onCancel={() => void navigate({ to: '/time-conditions' })} />
    </Page>
  );
}
