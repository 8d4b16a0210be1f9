import { Badge, Group, Switch } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { IconArrowRight, IconHash, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { ButtonLink } from '../../kit/links.tsx';
import type { Column, RowAction } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { useOnOffFilter } from '../../kit/list/use-on-off-filter.ts';
import { useToggle } from '../../kit/list/use-toggle.tsx';
import { Page } from '../../kit/page.tsx';
import { useMe } from '../../session/use-me.ts';

const PATH = '/api/dids';
const ONE = '/api/dids/{account_id}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => String(row.account_id);
const at = ({ account_id }: Row) => ({ params: { path: { account_id } } });
const show = (row: Row, on: boolean): Row => ({ ...row, active: on ? 1 : 0 });
const save = (row: Row, on: boolean) => api.PUT(ONE, { ...at(row), body: { active: on ? 1 : 0 } });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** DIDs; who runs the platform registers them and says whose they are. */
export default function DidsPage() {
  const { t } = useTranslation('dids');
  const navigate = useNavigate();
  const isProvider = useMe().kind === 'provider';
  const active = useOnOffFilter('active', t('active'));
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { phone: row.phone });
  const toggle = useToggle({ path: PATH, rowKey, show, save, say });
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
          <Switch
            aria-label={t('activeOf', { phone: row.phone })}
            checked={row.active === 1}
            disabled={!isProvider}
            onChange={(event) => void toggle(row, event.currentTarget.checked)}
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
  const add = isProvider && (
    <ButtonLink to="/dids/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} text={t('text')} actions={add}>
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={rowKey}
        rowName={(row) => row.phone}
        rowActions={actions}
        filters={[active]}
        empty={{
          title: t('none'),
          text: t(isProvider ? 'noneText' : 'noneForTenant'),
          action: add || undefined,
          icon: <IconHash size={28} />,
        }}
        {...(isProvider ? { remove, rowLink: (row: Row) => `/dids/${row.account_id}` } : {})}
      />
    </Page>
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
