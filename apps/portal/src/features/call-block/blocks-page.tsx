import type { RowOf } from '@strowger/client';
import { IconPhoneX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { tenantColumn } from '../../kit/list/ready-columns.tsx';
import { RowSwitch } from '../../kit/list/row-switch.tsx';
import { useToggle } from '../../kit/list/use-toggle.tsx';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { DIRECTIONS } from './block-values.ts';

const PATH = '/api/call_block';
const ONE = '/api/call_block/{call_block_uuid}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => row.call_block_uuid;
const at = (row: Row) => ({ params: { path: { call_block_uuid: row.call_block_uuid } } });
const show = (row: Row, call_block_enabled: boolean): Row => ({ ...row, call_block_enabled });
const save = (row: Row, call_block_enabled: boolean) => api.PUT(ONE, { ...at(row), body: { call_block_enabled } });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** The blocked numbers of a tenant. */
export default function BlocksPage() {
  const { t } = useTranslation('callBlock');
  const me = useMe();
  const mayChange = manages(me);
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { number: row.call_block_number });
  const toggle = useToggle({ path: PATH, rowKey, show, save, say });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'call_block_number', title: t('number'), sort: true, cell: (row) => row.call_block_number },
      { key: 'call_block_name', title: t('name'), sort: true, cell: (row) => row.call_block_name },
      {
        key: 'call_block_direction',
        title: t('direction'),
        from: 'md',
        cell: (row) => t(`directions.${row.call_block_direction}`),
      },
      {
        key: 'call_block_action',
        title: t('action'),
        cell: (row) => t(`actions.${row.call_block_action === 'busy' ? 'reject' : row.call_block_action}.name`),
      },
      ...tenantColumn<Row>(me.kind, t('tenant')),
      {
        key: 'call_block_enabled',
        title: t('enabled'),
        sort: true,
        cell: (row) => (
          <RowSwitch
            label={t('enabledOf', { number: row.call_block_number })}
            on={row.call_block_enabled}
            disabled={!mayChange}
            turn={(on) => toggle(row, on)}
          />
        ),
      },
    ],
    [t, me.kind, mayChange, toggle],
  );
  return (
    <ListPage
      title={t('title')}
      text={t('text')}
      add={mayChange && { to: '/call-block/new', label: t('add') }}
      path={PATH}
      columns={columns}
      rowKey={rowKey}
      rowName={(row) => row.call_block_number}
      {...(mayChange ? { rowLink: (row: Row) => `/call-block/${row.call_block_uuid}`, remove } : {})}
      filters={[
        {
          name: 'call_block_direction',
          label: t('direction'),
          options: DIRECTIONS.map((value) => ({ value, label: t(`directions.${value}`) })),
        },
      ]}
      none={{ title: t('none'), text: t('noneText'), icon: <IconPhoneX size={28} /> }}
    />
  );
}
