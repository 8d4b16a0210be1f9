import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { Page } from '../../kit/page.tsx';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { IvrMenuForm } from './ivr-menu-form.tsx';
import { inOrder, type MenuValues, NEW_MENU, sent } from './menu-values.ts';

/** Makes a menu. */
export default function NewIvrMenuPage() {
  const { t } = useTranslation('ivrMenus');
  const tenant = useTenantOfNew();
  const { form, back } = useFormOfList<MenuValues>({
    list: '/ivr-menus',
    touches: ['ivr_menus'],
    initial: NEW_MENU,
    save: (values) =>
      api.POST('/api/ivr_menus', { body: { ...values, ...sent(values), ...tenant, options: inOrder(values.options) } }),
    conflictField: 'ivr_menu_extension',
  });
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/ivr-menus' }]}>
      <IvrMenuForm form={form} label={t('new')} uuid={null} onCancel={back} />
    </Page>
  );
}
