import type { RowOf } from '@strowger/client';
import { IconPhoneIncoming } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { joinApp } from '../../kit/destination/destination-kind.ts';
import { AddLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { onOffColumn, tenantColumn } from '../../kit/list/ready-columns.tsx';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { useOnOffFilter } from '../../kit/list/use-on-off-filter.ts';
import { useToggle } from '../../kit/list/use-toggle.tsx';
import { Page } from '../../kit/page.tsx';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { DestinationText } from '../call-diagram/destination-name.tsx';

const PATH = '/api/inbound_routes';
const ONE = '/api/inbound_routes/{destination_uuid}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => row.destination_uuid;
const at = (row: Row) => ({ params: { path: { destination_uuid: row.destination_uuid } } });
const show = (row: Row, destination_enabled: boolean): Row => ({ ...row, destination_enabled });
const save = (row: Row, destination_enabled: boolean) => api.PUT(ONE, { ...at(row), body: { destination_enabled } });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** The numbers of a tenant that are called from outside, and where their calls go. */
export default function InboundRoutesPage() {
  const { t } = useTranslation(['inboundRoutes', 'common']);
  const me = useMe();
  const mayChange = manages(me);
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { number: row.destination_number });
  const toggle = useToggle({ path: PATH, rowKey, show, save, say });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'destination_number', title: t('number'), sort: true, cell: (row) => row.destination_number },
      {
        key: 'destination_data',
        title: t('leadsTo'),
        cell: (row) => (
          <DestinationText destination={joinApp(row.destination_app, row.destination_data)} nothing={t('nowhere')} />
        ),
      },
      {
        key: 'destination_description',
        title: t('description'),
        from: 'lg',
        cell: (row) => row.destination_description,
      },
      ...tenantColumn<Row>(me.kind, t('tenant')),
      onOffColumn({
        key: 'destination_enabled',
        title: t('enabled'),
        isOn: (row) => row.destination_enabled,
        name: (row) => t('enabledOf', { number: row.destination_number }),
        disabled: !mayChange,
        turn: toggle,
      }),
    ],
    [t, me.kind, mayChange, toggle],
  );
  const add = mayChange && <AddLink to="/inbound-routes/new">{t('new')}</AddLink>;
  const onOff = useOnOffFilter('destination_enabled', t('enabled'));
  return (
    <Page title={t('title')} text={t('text')} actions={add}>
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={rowKey}
        rowName={(row) => row.destination_number}
        {...(mayChange ? { rowLink: (row: Row) => `/inbound-routes/${row.destination_uuid}`, remove } : {})}
        filters={[onOff]}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconPhoneIncoming size={28} /> }}
      />
    </Page>
  );
}
