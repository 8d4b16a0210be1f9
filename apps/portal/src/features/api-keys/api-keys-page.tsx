import { Button } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { IconKey, IconPencil, IconPlus } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { When } from '../../kit/format/when.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { RowSwitch } from '../../kit/list/row-switch.tsx';
import { useActiveToggle } from '../../kit/list/use-active-toggle.tsx';
import { Page } from '../../kit/page.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { KeyDialog } from './key-dialog.tsx';
import { type ApiKey, keyState } from './key-values.ts';

const PATH = '/api/api_keys';
const ONE = '/api/api_keys/{api_key_id}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => String(row.api_key_id);
const at = (row: Row) => ({ params: { path: { api_key_id: row.api_key_id } } });
const save = (row: Row, body: { active: 0 | 1 }) => api.PUT(ONE, { ...at(row), body });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** The API keys the caller sees: his own, his tenant's, all. */
export default function ApiKeysPage() {
  const { t } = useTranslation('apiKeys');
  const me = useMe();
  const [open, setOpen] = useState<ApiKey | 'new' | null>(null);
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { name: row.name });
  const toggle = useActiveToggle({ path: PATH, rowKey, save, say });
  const others = manages(me);
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: t('name'), sort: true, cell: (row) => row.name },
      { key: 'key_prefix', title: t('prefix'), from: 'md', cell: (row) => `${row.key_prefix}…` },
      ...(others ? [{ key: 'username', title: t('owner'), cell: (row: Row) => row.username }] : []),
      {
        key: 'rate_limit',
        title: t('rate'),
        sort: true,
        align: 'right',
        from: 'lg',
        cell: (row) => (row.rate_limit === 0 ? t('unlimited') : row.rate_limit),
      },
      { key: 'expires', title: t('expires'), sort: true, from: 'lg', cell: (row) => <Expiry row={row} /> },
      {
        key: 'last_used',
        title: t('lastUsed'),
        sort: true,
        from: 'md',
        cell: (row) => <When at={row.last_used} style="relative" none={t('never')} />,
      },
      {
        key: 'active',
        title: t('active'),
        sort: true,
        cell: (row) => (
          <RowSwitch label={t('activeOf', { name: row.name })} on={row.active === 1} turn={(on) => toggle(row, on)} />
        ),
      },
    ],
    [t, others, toggle],
  );
  const actions = useCallback(
    (row: Row) => [{ label: t('change'), icon: <IconPencil size={16} aria-hidden />, run: () => setOpen(row) }],
    [t],
  );
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('new')}>
      {t('add')}
    </Button>
  );
  return (
    <Page title={t('title')} text={t('text')} actions={add}>
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={rowKey}
        rowName={(row) => row.name}
        rowActions={actions}
        remove={remove}
        filters={[
          {
            name: 'active',
            label: t('state'),
            options: [
              { value: '1', label: t('on') },
              { value: '0', label: t('off') },
            ],
          },
        ]}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconKey size={28} /> }}
      />
      {open !== null && <KeyDialog of={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function Expiry({ row }: { readonly row: Row }) {
  const { t } = useTranslation('apiKeys');
  if (row.expires === null) return t('never');
  const day = row.expires.slice(0, 10);
  if (keyState(row, new Date().toISOString().slice(0, 10)) !== 'expired') return day;
  return <StatusBadge tone="bad">{t('expiredAt', { day })}</StatusBadge>;
}
