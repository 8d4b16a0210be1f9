import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { Page } from '../../kit/page.tsx';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { InboundRouteForm } from './inbound-route-form.tsx';
import { NEW_ROUTE, type RouteValues, sent } from './route-values.ts';

/** Makes an inbound route. */
export default function NewInboundRoutePage() {
  const { t } = useTranslation('inboundRoutes');
  const tenant = useTenantOfNew();
  const { form, back } = useFormOfList<RouteValues>({
    list: '/inbound-routes',
    touches: ['inbound_routes'],
    initial: NEW_ROUTE,
    save: (values) => api.POST('/api/inbound_routes', { body: { ...sent(values), ...tenant } }),
    conflictField: 'destination_number',
  });
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/inbound-routes' }]}>
      <InboundRouteForm form={form} label={t('new')} onCancel={back} />
    </Page>
  );
}
