import type { RowOf } from '@strowger/client';
import { IconUsersGroup } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { durationText } from '../../kit/format/duration-text.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { tenantColumn } from '../../kit/list/ready-columns.tsx';
import { RowSwitch } from '../../kit/list/row-switch.tsx';
import { useToggle } from '../../kit/list/use-toggle.tsx';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { useStrategies } from './use-strategies.ts';

const PATH = '/api/ring_groups';
const ONE = '/api/ring_groups/{ring_group_uuid}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => row.ring_group_uuid;
const at = (row: Row) => ({ params: { path: { ring_group_uuid: row.ring_group_uuid } } });
const show = (row: Row, ring_group_enabled: boolean): Row => ({ ...row, ring_group_enabled });
const save = (row: Row, ring_group_enabled: boolean) => api.PUT(ONE, { ...at(row), body: { ring_group_enabled } });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** The ring groups of a tenant. */
export default function RingGroupsPage() {
  const { t } = useTranslation('ringGroups');
  const me = useMe();
  const mayChange = manages(me);
  const strategies = useStrategies();
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { name: row.ring_group_name });
  const toggle = useToggle({ path: PATH, rowKey, show, save, say });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'ring_group_name', title: t('name'), sort: true, cell: (row) => row.ring_group_name },
      { key: 'ring_group_extension', title: t('number'), sort: true, cell: (row) => row.ring_group_extension },
      {
        key: 'ring_group_strategy',
        title: t('strategy'),
        sort: true,
        cell: (row) => strategies.find(({ value }) => value === row.ring_group_strategy)?.label,
      },
      { key: 'destination_count', title: t('members'), align: 'right', cell: (row) => row.destination_count },
      {
        key: 'ring_group_call_timeout',
        title: t('timeout'),
        sort: true,
        align: 'right',
        from: 'lg',
        cell: (row) => durationText(row.ring_group_call_timeout),
      },
      ...tenantColumn<Row>(me.kind, t('tenant')),
      {
        key: 'ring_group_enabled',
        title: t('enabled'),
        sort: true,
        cell: (row) => (
          <RowSwitch
            label={t('enabledOf', { name: row.ring_group_name })}
            on={row.ring_group_enabled}
            disabled={!mayChange}
            turn={(on) => toggle(row, on)}
          />
        ),
      },
    ],
    [t, strategies, me.kind, mayChange, toggle],
  );
  return (
    <ListPage
      title={t('title')}
      text={t('text')}
      add={mayChange && { to: '/ring-groups/new', label: t('add') }}
      path={PATH}
      columns={columns}
      rowKey={rowKey}
      rowName={(row) => row.ring_group_name}
      {...(mayChange ? { rowLink: (row: Row) => `/ring-groups/${row.ring_group_uuid}`, remove } : {})}
      filters={[
        {
          name: 'ring_group_enabled',
          label: t('onOff'),
          options: [
            { value: 'true', label: t('on') },
            { value: 'false', label: t('off') },
          ],
        },
        {
          name: 'ring_group_strategy',
          label: t('strategy'),
          options: strategies,
        },
      ]}
      none={{ title: t('none'), text: t('noneText'), icon: <IconUsersGroup size={28} /> }}
    />
  );
}
