import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { RingGroupForm } from './ring-group-form.tsx';
import { inOrder, NEW_RING_GROUP, type RingGroupValues } from './ring-group-values.ts';

/** Makes a ring group. */
export default function NewRingGroupPage() {
  const { t } = useTranslation('ringGroups');
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/ring-groups' }]}>
      <TenantGate>
        <NewRingGroupForm />
      </TenantGate>
    </Page>
  );
}

function NewRingGroupForm() {
  const { t } = useTranslation('ringGroups');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenant = useTenantOfNew();
  const form = useResourceForm<RingGroupValues, unknown>({
    initial: NEW_RING_GROUP,
    save: (values) => {
      const destinations = inOrder(values.destinations, values.ring_group_strategy);
      return api.POST('/api/ring_groups', { body: { ...values, ...tenant, destinations } });
    },
    onSaved: () => {
      void refresh('ring_groups');
      void navigate({ to: '/ring-groups' });
    },
    conflictField: 'ring_group_extension',
  });
  return <RingGroupForm form={form} label={t('new')} onCancel={() => void navigate({ to: '/ring-groups' })} />;
}
