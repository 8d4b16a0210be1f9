import { Switch } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { IconCloud, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { ButtonLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { useToggle } from '../../kit/list/use-toggle.tsx';
import { Page } from '../../kit/page.tsx';
import { TrunkState } from './trunk-state.tsx';

const PATH = '/api/status/providers';
const ONE = '/api/providers/{provider_id}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => String(row.provider_id);
const at = (row: Row) => ({ params: { path: { provider_id: row.provider_id } } });
const show = (row: Row, on: boolean): Row => ({ ...row, active: on ? 1 : 0 });
const save = (row: Row, on: boolean) => api.PUT(ONE, { ...at(row), body: { active: on ? 1 : 0 } });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** SIP providers, and how each of them does. */
export default function ProvidersPage() {
  const { t } = useTranslation('providers');
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { name: row.name });
  const toggle = useToggle({ path: PATH, rowKey, show, save, say });
  const columns = useMemo<Column<Row>[]>(() => {
    const whose = (id: number) => (id === 0 ? t('all') : t('oneTenant', { id }));
    return [
      { key: 'name', title: t('name'), sort: true, cell: (row) => row.name },
      { key: 'host', title: t('host'), sort: true, cell: (row) => row.host },
      { key: 'type', title: t('type'), sort: true, from: 'md', cell: (row) => row.type },
      {
        key: 'tenant_id',
        title: t('whose'),
        from: 'md',
        cell: (row) => whose(row.tenant_id),
      },
      { key: 'state', title: t('state'), cell: (row) => <TrunkState {...row} /> },
      { key: 'calls_active', title: t('callsNow'), align: 'right', from: 'lg', cell: (row) => row.calls_active },
      {
        key: 'active',
        title: t('active'),
        sort: true,
        cell: (row) => (
          <Switch
            aria-label={t('activeOf', { name: row.name })}
            checked={row.active === 1}
            onChange={(event) => void toggle(row, event.currentTarget.checked)}
          />
        ),
      },
    ];
  }, [t, toggle]);
  const add = (
    <ButtonLink to="/providers/new" leftSection={<IconPlus size={16} aria-hidden />}>
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
        rowName={(row) => row.name}
        rowLink={(row) => `/providers/${row.provider_id}`}
        remove={remove}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconCloud size={28} /> }}
      />
    </Page>
  );
}
