import type { RowOf } from '@strowger/client';
import { IconCloud } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { RowSwitch } from '../../kit/list/row-switch.tsx';
import { useActiveToggle } from '../../kit/list/use-active-toggle.tsx';
import { TrunkState } from './trunk-state.tsx';

const PATH = '/api/status/providers';
const ONE = '/api/providers/{provider_id}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => String(row.provider_id);
const at = (row: Row) => ({ params: { path: { provider_id: row.provider_id } } });
const save = (row: Row, body: { active: 0 | 1 }) => api.PUT(ONE, { ...at(row), body });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** SIP providers, and how each of them does. */
export default function ProvidersPage() {
  const { t } = useTranslation('providers');
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { name: row.name });
  const toggle = useActiveToggle({ path: PATH, rowKey, save, say });
  const columns = useMemo<Column<Row>[]>(() => {
    const whose = (id: number) => (id === 0 ? t('all') : t('oneTenant', { id }));
    return [
      { key: 'name', title: t('name'), sort: true, cell: (row) => row.name },
      { key: 'host', title: t('host'), sort: true, cell: (row) => row.host },
      { key: 'type', title: t('type'), sort: true, from: 'md', cell: (row) => t(`types.${row.type}`) },
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
          <RowSwitch label={t('activeOf', { name: row.name })} on={row.active === 1} turn={(on) => toggle(row, on)} />
        ),
      },
    ];
  }, [t, toggle]);
  return (
    <ListPage
      title={t('title')}
      text={t('text')}
      add={{ to: '/providers/new', label: t('new') }}
      path={PATH}
      columns={columns}
      rowKey={rowKey}
      rowName={(row) => row.name}
      rowLink={(row) => `/providers/${row.provider_id}`}
      remove={remove}
      none={{ title: t('none'), text: t('noneText'), icon: <IconCloud size={28} /> }}
    />
  );
}
