import type { RowOf } from '@strowger/client';
import { IconBuilding, IconEye, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { When } from '../../kit/format/when.tsx';
import { AddLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { Page } from '../../kit/page.tsx';
import { useMe } from '../../session/use-me.ts';
import { chooseTenant } from '../../shell/chosen-tenant.ts';
import { TenantState } from './tenant-state.tsx';
import { useSuspend } from './use-suspend.ts';

const PATH = '/api/tenants';
type Row = RowOf<typeof PATH>;

/** The tenants of the installation. */
export default function TenantsPage() {
  const { t, i18n } = useTranslation('tenants');
  const me = useMe();
  const navigate = useNavigate();
  const suspend = useSuspend();
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'company', title: t('company'), sort: true, cell: (row) => row.company },
      { key: 'email', title: t('email'), sort: true, cell: (row) => row.email, from: 'md' },
      { key: 'domain_name', title: t('domain'), cell: (row) => row.domain_name, from: 'xl' },
      {
        key: 'credit',
        title: t('credit'),
        sort: true,
        align: 'right',
        from: 'lg',
        cell: (row) => row.credit.toLocaleString(i18n.language, { minimumFractionDigits: 2 }),
      },
      {
        key: 'date_created',
        title: t('created'),
        sort: true,
        from: 'lg',
        cell: (row) => <When at={row.date_created} style="date" />,
      },
      { key: 'active', title: t('state'), sort: true, cell: (row) => <TenantState active={row.active} /> },
    ],
    [t, i18n.language],
  );
  const actions = useCallback(
    (row: Row) => [
      {
        label: t('lookAt'),
        icon: <IconEye size={16} aria-hidden />,
        run: () => {
          chooseTenant(row.tenant_id);
          void navigate({ to: '/' });
        },
      },
      row.active === '1'
        ? {
            label: t('suspend'),
            icon: <IconPlayerPause size={16} aria-hidden />,
            danger: true,
            run: () => suspend(row, false),
          }
        : { label: t('resume'), icon: <IconPlayerPlay size={16} aria-hidden />, run: () => suspend(row, true) },
    ],
    [t, navigate, suspend],
  );
  const add = me.edition === 'enterprise' && <AddLink to="/tenants/new">{t('add')}</AddLink>;
  return (
    <Page title={t('title')} text={t('text')} actions={add}>
      <ResourceTable
        path={PATH}
        query={{ tenant_id: null }}
        caption={t('title')}
        columns={columns}
        rowKey={(row) => String(row.tenant_id)}
        rowName={(row) => row.company}
        rowLink={(row) => `/tenants/${row.tenant_id}`}
        rowActions={actions}
        filters={[
          {
            name: 'active',
            label: t('state'),
            options: [
              { value: '1', label: t('active') },
              { value: '0', label: t('suspended') },
            ],
          },
        ]}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconBuilding size={28} /> }}
      />
    </Page>
  );
}
