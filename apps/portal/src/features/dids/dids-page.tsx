import { Badge, Group } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { IconArrowRight, IconHash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { Column, RowAction } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { RowSwitch } from '../../kit/list/row-switch.tsx';
import { useActiveToggle } from '../../kit/list/use-active-toggle.tsx';
import { useOnOffFilter } from '../../kit/list/use-on-off-filter.ts';
import { useMe } from '../../session/use-me.ts';

const PATH = '/api/dids';
const ONE = '/api/dids/{account_id}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => String(row.account_id);
const at = ({ account_id }: Row) => ({ params: { path: { account_id } } });
const save = (row: Row, body: { active: 0 | 1 }) => api.PUT(ONE, { ...at(row), body });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** DIDs; who runs the platform registers them and says whose they are. */
export default function DidsPage() {
  const { t } = useTranslation('dids');
  const navigate = useNavigate();
  const isProvider = useMe().kind === 'provider';
  const active = useOnOffFilter('active', t('active'));
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { phone: row.phone });
  const toggle = useActiveToggle({ path: PATH, rowKey, save, say });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'phone', title: t('phone'), sort: true, cell: (row) => row.phone },
      { key: 'first_name', title: t('label'), sort: true, cell: (row) => row.first_name },
      ...(isProvider ? [{ key: 'tenant_name', title: t('tenant'), from: 'md' as const, cell: tenantOf }] : []),
      { key: 'fax_accounts', title: t('faxAccounts'), from: 'lg', cell: (row) => <Accounts of={row} /> },
      {
        key: 'active',
        title: t('active'),
        sort: true,
        cell: (row) => (
          <RowSwitch
            label={t('activeOf', { phone: row.phone })}
            on={row.active === 1}
            disabled={!isProvider}
            turn={(on) => toggle(row, on)}
          />
        ),
      },
    ],
    [t, toggle, isProvider],
  );
  const actions = useCallback(
    (row: Row): RowAction[] => [
      {
        label: t('route'),
        icon: <IconArrowRight size={16} aria-hidden />,
        run: () => void navigate({ to: '/inbound-routes', search: { search: row.phone.replace(/^\+/, '') } }),
      },
    ],
    [t, navigate],
  );
  return (
    <ListPage
      title={t('title')}
      text={t('text')}
      add={isProvider && { to: '/dids/new', label: t('new') }}
      path={PATH}
      columns={columns}
      rowKey={rowKey}
      rowName={(row) => row.phone}
      rowActions={actions}
      filters={[active]}
      none={{
        title: t('none'),
        text: t(isProvider ? 'noneText' : 'noneForTenant'),
        icon: <IconHash size={28} />,
      }}
      {...(isProvider ? { remove, rowLink: (row: Row) => `/dids/${row.account_id}` } : {})}
    />
  );
}

const tenantOf = (row: Row) => row.tenant_name ?? '';

function Accounts({ of }: { of: Row }) {
  return (
    <Group gap={4}>
      {of.fax_accounts.map(({ account_id, username }) => (
        <Badge key={account_id} variant="default" tt="none">
          {username}
        </Badge>
      ))}
    </Group>
  );
}
