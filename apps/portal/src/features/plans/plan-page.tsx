import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { FormTabs } from '../../kit/form/form-tabs.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { DecksTab } from './decks-tab.tsx';
import { type Plan, PlanForm, type PlanValues } from './plan-form.tsx';
import { RatesTab } from './rates-tab.tsx';

const ONE = '/api/plans/{plan_id}';

/** A plan with the rates that are in force. */
export default function PlanPage() {
  const { t } = useTranslation(['plans', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const id = Number(usePathParameter('id'));
  const at = { params: { path: { plan_id: id } } };
  const found = $api.useQuery('get', ONE, at);
  const crumbs = [{ title: t('plans:title'), to: '/plans' }];
  const plan = found.data;
  if (plan === undefined) {
    return (
      <Page title={found.error ? t('plans:one') : undefined} crumbs={crumbs}>
        {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
      </Page>
    );
  }
  const remove = () =>
    confirmDelete({
      items: [{ name: plan.name, remove: () => api.DELETE(ONE, at) }],
      onDone: () => {
        void refresh('plans');
        void navigate({ to: '/plans', ignoreBlocker: true });
      },
    });
  const actions = (
    <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
      {t('common:delete')}
    </Button>
  );
  return (
    <Page title={plan.name} text={plan.description ?? ''} crumbs={crumbs} actions={actions}>
      <FormTabs
        key={id}
        label={t('plans:one')}
        tabs={[
          { value: 'rates', label: t('plans:rates'), content: <RatesTab planId={id} /> },
          { value: 'decks', label: t('plans:decks'), content: <DecksTab planId={id} /> },
          { value: 'plan', label: t('plans:one'), content: <PlanTab plan={plan} /> },
        ]}
      />
    </Page>
  );
}

function PlanTab({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const { plan_id } = plan;
  const initial = useMemo(() => ({ name: plan.name, description: plan.description ?? '' }), [plan]);
  const form = useResourceForm<PlanValues, unknown>({
    initial,
    save: (_, changed) => api.PUT(ONE, { params: { path: { plan_id } }, body: changed }),
    onSaved: () => {
      say(t('saved'));
      void refresh('plans', 'packages');
    },
    conflictField: 'name',
  });
  return <PlanForm form={form} label={plan.name} onCancel={() => void navigate({ to: '/plans' })} />;
}
