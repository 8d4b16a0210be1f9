import type { RowOf } from '@strowger/client';
import { IconHeadset, IconLayoutBoard } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { AddLink, ButtonLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { onOffColumn, tenantColumn } from '../../kit/list/ready-columns.tsx';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { useOnOffFilter } from '../../kit/list/use-on-off-filter.ts';
import { useToggle } from '../../kit/list/use-toggle.tsx';
import { Page } from '../../kit/page.tsx';
import { hasFeature, manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { useStrategies } from './use-strategies.ts';

const PATH = '/api/call_queues';
const ONE = '/api/call_queues/{call_center_queue_uuid}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => row.call_center_queue_uuid;
const at = (row: Row) => ({ params: { path: { call_center_queue_uuid: row.call_center_queue_uuid } } });
const show = (row: Row, queue_enabled: boolean): Row => ({ ...row, queue_enabled });
const save = (row: Row, queue_enabled: boolean) => api.PUT(ONE, { ...at(row), body: { queue_enabled } });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** The queues of a tenant. */
export default function CallQueuesPage() {
  const { t } = useTranslation(['callQueues', 'common']);
  const me = useMe();
  const mayChange = manages(me);
  const strategies = useStrategies();
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { name: row.queue_name });
  const toggle = useToggle({ path: PATH, rowKey, show, save, say });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'queue_name', title: t('name'), sort: true, cell: (row) => row.queue_name },
      { key: 'queue_extension', title: t('number'), sort: true, cell: (row) => row.queue_extension },
      {
        key: 'queue_strategy',
        title: t('strategy'),
        sort: true,
        from: 'md',
        cell: (row) => strategies.find(({ value }) => value === row.queue_strategy)?.label,
      },
      { key: 'agent_count', title: t('agents'), align: 'right', cell: (row) => row.agent_count },
      ...tenantColumn<Row>(me.kind, t('tenant')),
      onOffColumn({
        key: 'queue_enabled',
        title: t('enabled'),
        isOn: (row) => row.queue_enabled,
        name: (row) => t('enabledOf', { name: row.queue_name }),
        disabled: !mayChange,
        turn: toggle,
      }),
    ],
    [t, strategies, me.kind, mayChange, toggle],
  );
  const add = mayChange && <AddLink to="/call-queues/new">{t('add')}</AddLink>;
  const watch = mayChange && hasFeature(me, 'realtime') && (
    <ButtonLink to="/wallboard" variant="default" leftSection={<IconLayoutBoard size={16} aria-hidden />}>
      {t('wallboard.title')}
    </ButtonLink>
  );
  const onOff = useOnOffFilter('queue_enabled', t('onOff'));
  return (
    <Page
      title={t('title')}
      text={t('text')}
      actions={
        <>
          {watch}
          {add}
        </>
      }
    >
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={rowKey}
        rowName={(row) => row.queue_name}
        {...(mayChange ? { rowLink: (row: Row) => `/call-queues/${row.call_center_queue_uuid}`, remove } : {})}
        filters={[onOff]}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconHeadset size={28} /> }}
      />
    </Page>
  );
}
