import type { RowOf } from '@strowger/client';
import { IconShieldLock } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AddLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { Page } from '../../kit/page.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useMe } from '../../session/use-me.ts';
import { isCustom, useRoleName } from './role-names.ts';

const PATH = '/api/roles';
type Row = RowOf<typeof PATH>;

/** The roles; the provider makes more of them. */
export default function RolesPage() {
  const { t } = useTranslation('roles');
  const me = useMe();
  const roleName = useRoleName();
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: t('name'), sort: true, cell: roleName },
      { key: 'description', title: t('description'), cell: (row) => row.description, from: 'md' },
      {
        key: 'kind',
        title: t('kind'),
        cell: (row) => (
          <StatusBadge tone={isCustom(row.role_id) ? 'busy' : 'neutral'}>
            {t(isCustom(row.role_id) ? 'custom' : 'fixed')}
          </StatusBadge>
        ),
      },
    ],
    [t, roleName],
  );
  const add = me.kind === 'provider' && <AddLink to="/roles/new">{t('add')}</AddLink>;
  return (
    <Page title={t('title')} text={t('text')} actions={add}>
      <ResourceTable
        path={PATH}
        query={{ tenant_id: null }}
        caption={t('title')}
        columns={columns}
        rowKey={(row) => String(row.role_id)}
        rowName={roleName}
        rowLink={(row) => `/roles/${row.role_id}`}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconShieldLock size={28} /> }}
      />
    </Page>
  );
}
