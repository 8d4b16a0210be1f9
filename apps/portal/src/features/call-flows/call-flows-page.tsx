import { Switch, Text } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { IconArrowFork } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { AddLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { tenantColumn } from '../../kit/list/ready-columns.tsx';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { useOnOffFilter } from '../../kit/list/use-on-off-filter.ts';
import { useToggle } from '../../kit/list/use-toggle.tsx';
import { Page } from '../../kit/page.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';

const PATH = '/api/call_flows';
const ONE = '/api/call_flows/{call_flow_uuid}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => row.call_flow_uuid;
const at = (row: Row) => ({ params: { path: { call_flow_uuid: row.call_flow_uuid } } });
const statusOf = (isNormal: boolean) => (isNormal ? ('true' as const) : ('false' as const));
const show = (row: Row, isNormal: boolean): Row => ({ ...row, call_flow_status: statusOf(isNormal) });
const save = (row: Row, isNormal: boolean) =>
  api.PUT(ONE, { ...at(row), body: { call_flow_status: statusOf(isNormal) } });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** The call flows of a tenant, each with the way that its calls take now, and a switch for it. */
export default function CallFlowsPage() {
  const { t } = useTranslation(['callFlows', 'common']);
  const me = useMe();
  const mayChange = manages(me);
  const labelOf = useMemo(
    () => (row: Row, isNormal: boolean) =>
      isNormal ? row.call_flow_label || t('normal') : row.call_flow_alternate_label || t('alternate'),
    [t],
  );
  const say = (row: Row, isNormal: boolean) =>
    t('switched', { name: row.call_flow_name, state: labelOf(row, isNormal) });
  const toggle = useToggle({ path: PATH, rowKey, show, save, say });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'call_flow_name', title: t('name'), sort: true, cell: (row) => row.call_flow_name },
      { key: 'call_flow_extension', title: t('number'), sort: true, cell: (row) => row.call_flow_extension },
      {
        key: 'call_flow_feature_code',
        title: t('code'),
        sort: true,
        from: 'md',
        cell: (row) => row.call_flow_feature_code,
      },
      {
        key: 'call_flow_status',
        title: t('state'),
        sort: true,
        cell: (row) => {
          const isNormal = row.call_flow_status === 'true';
          return (
            <Switch
              aria-label={t('switchOf', { name: row.call_flow_name, state: labelOf(row, true) })}
              label={
                <Text size="sm" component="span" aria-hidden>
                  {labelOf(row, isNormal)}
                </Text>
              }
              checked={isNormal}
              disabled={!mayChange}
              onChange={(event) => void toggle(row, event.currentTarget.checked)}
            />
          );
        },
      },
      ...tenantColumn<Row>(me.kind, t('tenant')),
      {
        key: 'call_flow_enabled',
        title: t('enabled'),
        sort: true,
        cell: (row) => (
          <StatusBadge tone={row.call_flow_enabled ? 'good' : 'neutral'}>
            {t(row.call_flow_enabled ? 'common:on' : 'common:off')}
          </StatusBadge>
        ),
      },
    ],
    [t, labelOf, me.kind, mayChange, toggle],
  );
  const add = mayChange && <AddLink to="/call-flows/new">{t('new')}</AddLink>;
  const onOff = useOnOffFilter('call_flow_enabled', t('enabled'));
  return (
    <Page title={t('title')} text={t('text')} actions={add}>
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={rowKey}
        rowName={(row) => row.call_flow_name}
        {...(mayChange ? { rowLink: (row: Row) => `/call-flows/${row.call_flow_uuid}`, remove } : {})}
        filters={[
          {
            name: 'call_flow_status',
            label: t('state'),
            options: [
              { value: 'true', label: t('normal') },
              { value: 'false', label: t('alternate') },
            ],
          },
          onOff,
        ]}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconArrowFork size={28} /> }}
      />
    </Page>
  );
}
