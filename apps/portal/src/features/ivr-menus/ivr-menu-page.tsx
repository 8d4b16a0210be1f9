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
import { IvrMenuForm } from './ivr-menu-form.tsx';
import { type Menu, type MenuValues, sent, valuesOf } from './menu-values.ts';

const ONE = '/api/ivr_menus/{ivr_menu_uuid}';

/** One menu: looked at and changed. */
export default function IvrMenuPage() {
  const { t } = useTranslation('ivrMenus');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { ivr_menu_uuid: id } } });
  const crumbs = [{ title: t('title'), to: '/ivr-menus' }];
  if (found.data) return <LoadedMenu key={id} id={id} menu={found.data} crumbs={crumbs} />;
  return (
    <Page title={found.error ? t('one') : undefined} crumbs={crumbs}>
      {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
    </Page>
  );
}

interface LoadedMenuProps {
  readonly id: string;
  readonly menu: Menu;
  readonly crumbs: readonly { title: string; to: string }[];
}

function LoadedMenu({ id, menu, crumbs }: LoadedMenuProps) {
  const { t } = useTranslation(['ivrMenus', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const at = { params: { path: { ivr_menu_uuid: id } } };
  const initial = useMemo(() => valuesOf(menu), [menu]);
  const form = useResourceForm<MenuValues, unknown>({
    initial,
    save: (_, changed) => api.PUT(ONE, { ...at, body: sent(changed) }),
    onSaved: () => {
      notifications.show({ message: t('common:saved') });
      void refresh('ivr_menus');
    },
    conflictField: 'ivr_menu_extension',
  });
  const remove = () =>
    confirmDelete({
      items: [{ name: menu.ivr_menu_name, remove: () => api.DELETE(ONE, at) }],
      consequences: [t('deleted', { number: menu.ivr_menu_extension })],
      onDone: () => {
        void navigate({ to: '/ivr-menus', ignoreBlocker: true });
        void refresh('ivr_menus');
      },
    });
  const button = (
    <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
      {t('common:delete')}
    </Button>
  );
  return (
    <Page title={menu.ivr_menu_name} crumbs={crumbs} actions={button}>
      <IvrMenuForm
        form={form}
        label={menu.ivr_menu_name}
        uuid={id}
        onCancel={() => void navigate({ to: '/ivr-menus' })}
      />
    </Page>
  );
}
