import type { RowOf } from '@strowger/client';
import { IconSitemap } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { AddLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { onOffColumn, tenantColumn } from '../../kit/list/ready-columns.tsx';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { useOnOffFilter } from '../../kit/list/use-on-off-filter.ts';
import { useToggle } from '../../kit/list/use-toggle.tsx';
import { Page } from '../../kit/page.tsx';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { useLanguages } from './use-languages.ts';

const PATH = '/api/ivr_menus';
const ONE = '/api/ivr_menus/{ivr_menu_uuid}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => row.ivr_menu_uuid;
const at = (row: Row) => ({ params: { path: { ivr_menu_uuid: row.ivr_menu_uuid } } });
const show = (row: Row, ivr_menu_enabled: boolean): Row => ({ ...row, ivr_menu_enabled });
const save = (row: Row, ivr_menu_enabled: boolean) => api.PUT(ONE, { ...at(row), body: { ivr_menu_enabled } });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** The menus of a tenant. */
export default function IvrMenusPage() {
  const { t } = useTranslation(['ivrMenus', 'common']);
  const me = useMe();
  const mayChange = manages(me);
  const languages = useLanguages();
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { name: row.ivr_menu_name });
  const toggle = useToggle({ path: PATH, rowKey, show, save, say });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'ivr_menu_name', title: t('name'), sort: true, cell: (row) => row.ivr_menu_name },
      { key: 'ivr_menu_extension', title: t('number'), sort: true, cell: (row) => row.ivr_menu_extension },
      {
        key: 'ivr_menu_language',
        title: t('language'),
        sort: true,
        from: 'md',
        cell: (row) => languages.find(({ value }) => value === row.ivr_menu_language)?.label,
      },
      { key: 'ivr_menu_description', title: t('description'), from: 'lg', cell: (row) => row.ivr_menu_description },
      ...tenantColumn<Row>(me.kind, t('tenant')),
      onOffColumn({
        key: 'ivr_menu_enabled',
        title: t('enabled'),
        isOn: (row) => row.ivr_menu_enabled,
        name: (row) => t('enabledOf', { name: row.ivr_menu_name }),
        disabled: !mayChange,
        turn: toggle,
      }),
    ],
    [t, languages, me.kind, mayChange, toggle],
  );
  const add = mayChange && <AddLink to="/ivr-menus/new">{t('new')}</AddLink>;
  const onOff = useOnOffFilter('ivr_menu_enabled', t('enabled'));
  return (
    <Page title={t('title')} text={t('text')} actions={add}>
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={rowKey}
        rowName={(row) => row.ivr_menu_name}
        {...(mayChange ? { rowLink: (row: Row) => `/ivr-menus/${row.ivr_menu_uuid}`, remove } : {})}
        filters={[onOff, { name: 'ivr_menu_language', label: t('language'), options: languages }]}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconSitemap size={28} /> }}
      />
    </Page>
  );
}
