import type { RowOf } from '@strowger/client';
import { IconCalendarTime } from '@tabler/icons-react';
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
import { HoursBadge } from './hours-badge.tsx';
import { useTenantZone } from './use-tenant-zone.ts';

const PATH = '/api/time_conditions';
const ONE = '/api/time_conditions/{dialplan_uuid}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => row.dialplan_uuid;
const at = (row: Row) => ({ params: { path: { dialplan_uuid: row.dialplan_uuid } } });
const show = (row: Row, tc_enabled: boolean): Row => ({ ...row, tc_enabled });
const save = (row: Row, tc_enabled: boolean) => api.PUT(ONE, { ...at(row), body: { tc_enabled } });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** The time conditions of a tenant, and which are open. */
export default function TimeConditionsPage() {
  const { t } = useTranslation(['timeConditions', 'common']);
  const me = useMe();
  const zone = useTenantZone();
  const mayChange = manages(me);
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { name: row.tc_name });
  const toggle = useToggle({ path: PATH, rowKey, show, save, say });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'tc_name', title: t('name'), sort: true, cell: (row) => row.tc_name },
      { key: 'tc_extension', title: t('number'), sort: true, cell: (row) => row.tc_extension },
      ...(zone === undefined
        ? []
        : [{ key: 'now', title: t('now'), cell: (row: Row) => <HoursBadge condition={row} /> }]),
      { key: 'tc_description', title: t('description'), from: 'lg', cell: (row) => row.tc_description },
      ...tenantColumn<Row>(me.kind, t('tenant')),
      onOffColumn({
        key: 'tc_enabled',
        title: t('enabled'),
        isOn: (row) => row.tc_enabled,
        name: (row) => t('enabledOf', { name: row.tc_name }),
        disabled: !mayChange,
        turn: toggle,
      }),
    ],
    [t, zone, me.kind, mayChange, toggle],
  );
  const add = mayChange && <AddLink to="/time-conditions/new">{t('new')}</AddLink>;
  const onOff = useOnOffFilter('tc_enabled', t('enabled'));
  return (
    <Page title={t('title')} text={t('text')} actions={add}>
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={rowKey}
        rowName={(row) => row.tc_name}
        {...(mayChange ? { rowLink: (row: Row) => `/time-conditions/${row.dialplan_uuid}`, remove } : {})}
        filters={[onOff]}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconCalendarTime size={28} /> }}
      />
    </Page>
  );
}
