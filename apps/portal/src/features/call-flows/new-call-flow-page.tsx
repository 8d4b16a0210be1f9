import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { Page } from '../../kit/page.tsx';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { CallFlowForm } from './call-flow-form.tsx';
import { type FlowValues, NEW_FLOW, sent } from './flow-values.ts';

/** Makes a call flow. */
export default function NewCallFlowPage() {
  const { t } = useTranslation('callFlows');
  const tenant = useTenantOfNew();
  const { form, back } = useFormOfList<FlowValues>({
    list: '/call-flows',
    touches: ['call_flows'],
    initial: NEW_FLOW,
    save: (values) => api.POST('/api/call_flows', { body: { ...sent(values), ...tenant } }),
    conflictField: 'call_flow_extension',
  });
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/call-flows' }]}>
      <CallFlowForm form={form} label={t('new')} onCancel={back} />
    </Page>
  );
}
