import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { IvrMenuForm } from './ivr-menu-form.tsx';
import { inOrder, type MenuValues, NEW_MENU, sent } from './menu-values.ts';

/** Makes a menu. */
export default function NewIvrMenuPage() {
  const { t } = useTranslation('ivrMenus');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenantId = useChosenTenant();
  const tenant = tenantId === undefined ? {} : { tenant_id: tenantId };
  const back = () => void navigate({ to: '/ivr-menus' });
  const form = useResourceForm<MenuValues, unknown>({
    initial: NEW_MENU,
    save: (values) =>
      api.POST('/api/ivr_menus', { body: { ...values, ...sent(values), ...tenant, options: inOrder(values.options) } }),
    onSaved: () => {
      void refresh('ivr_menus');
      back();
    },
    conflictField: 'ivr_menu_extension',
  });
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/ivr-menus' }]}>
      <IvrMenuForm form={form} label={t('new')} uuid={null} onCancel={back} />
    </Page>
  );
}
