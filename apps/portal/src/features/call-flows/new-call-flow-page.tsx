import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { CallFlowForm } from './call-flow-form.tsx';
import { type FlowValues, NEW_FLOW, sent } from './flow-values.ts';

/** Makes a call flow. */
export default function NewCallFlowPage() {
  const { t } = useTranslation('callFlows');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenantId = useChosenTenant();
  const tenant = tenantId === undefined ? {} : { tenant_id: tenantId };
  const back = () => void navigate({ to: '/call-flows' });
  const form = useResourceForm<FlowValues, unknown>({
    initial: NEW_FLOW,
    save: (values) => api.POST('/api/call_flows', { body: { ...sent(values), ...tenant } }),
    onSaved: () => {
      void refresh('call_flows');
      back();
    },
    conflictField: 'call_flow_extension',
  });
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/call-flows' }]}>
      <CallFlowForm form={form} label={t('new')} onCancel={back} />
    </Page>
  );
}
