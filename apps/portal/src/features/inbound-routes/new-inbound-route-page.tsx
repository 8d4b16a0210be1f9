import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { InboundRouteForm } from './inbound-route-form.tsx';
import { NEW_ROUTE, type RouteValues, sent } from './route-values.ts';

/** Makes an inbound route. */
export default function NewInboundRoutePage() {
  const { t } = useTranslation('inboundRoutes');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenantId = useChosenTenant();
  const tenant = tenantId === undefined ? {} : { tenant_id: tenantId };
  const back = () => void navigate({ to: '/inbound-routes' });
  const form = useResourceForm<RouteValues, unknown>({
    initial: NEW_ROUTE,
    save: (values) => api.POST('/api/inbound_routes', { body: { ...sent(values), ...tenant } }),
    onSaved: () => {
      void refresh('inbound_routes');
      back();
    },
    conflictField: 'destination_number',
  });
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/inbound-routes' }]}>
      <InboundRouteForm form={form} label={t('new')} onCancel={back} />
    </Page>
  );
}
