import type { RowOf } from '@strowger/client';
import { IconDeviceLandlinePhone } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { AddLink, ButtonLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { onOffColumn, tenantColumn } from '../../kit/list/ready-columns.tsx';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { useToggle } from '../../kit/list/use-toggle.tsx';
import { Page } from '../../kit/page.tsx';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { addressText, modelText, vendorText } from './device-names.ts';
import { Fetched, Lines } from './row-state.tsx';
import { useRegistered } from './use-registered.ts';

const PATH = '/api/devices';
const ONE = '/api/devices/{device_uuid}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => row.device_uuid;
const rowName = (row: Row) => row.device_label || addressText(row.device_address);
const at = (row: Row) => ({ params: { path: { device_uuid: row.device_uuid } } });
const show = (row: Row, device_enabled: boolean): Row => ({ ...row, device_enabled });
const save = (row: Row, device_enabled: boolean) => api.PUT(ONE, { ...at(row), body: { device_enabled } });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** The telephones of a tenant; end users see those with lines of theirs. */
export default function DevicesPage() {
  const { t } = useTranslation('devices');
  const me = useMe();
  const mayChange = manages(me);
  const registered = useRegistered();
  const vendors = $api.useQuery('get', '/api/device_vendors').data ?? [];
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { name: rowName(row) });
  const toggle = useToggle({ path: PATH, rowKey, show, save, say });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'device_label', title: t('label'), sort: true, cell: rowName },
      { key: 'device_address', title: t('address'), sort: true, cell: (row) => addressText(row.device_address) },
      {
        key: 'device_vendor',
        title: t('model'),
        sort: true,
        cell: (row) => modelText(row.device_vendor, row.device_model),
      },
      { key: 'line_accounts', title: t('lines'), cell: (row) => <Lines row={row} registered={registered} /> },
      {
        key: 'device_provisioned_date',
        title: t('fetchedShort'),
        sort: true,
        from: 'md',
        cell: (row) => <Fetched row={row} />,
      },
      { key: 'device_profile_name', title: t('profile'), from: 'lg', cell: (row) => row.device_profile_name },
      { key: 'device_location', title: t('location'), from: 'lg', cell: (row) => row.device_location },
      ...tenantColumn<Row>(me.kind, t('tenant')),
      onOffColumn({
        key: 'device_enabled',
        title: t('enabled'),
        isOn: (row) => row.device_enabled,
        name: (row) => t('enabledOf', { name: rowName(row) }),
        disabled: !mayChange,
        turn: toggle,
      }),
    ],
    [t, me.kind, mayChange, toggle, registered],
  );
  const add = mayChange && <AddLink to="/devices/new">{t('add')}</AddLink>;
  const actions = (
    <>
      <ButtonLink variant="default" to="/devices/vendors">
        {t('vendors')}
      </ButtonLink>
      {add}
    </>
  );
  return (
    <Page title={t('title')} text={t('text')} actions={actions}>
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={rowKey}
        rowName={rowName}
        {...(mayChange ? { rowLink: (row: Row) => `/devices/${row.device_uuid}`, remove } : {})}
        removed={t('removed')}
        filters={[
          {
            name: 'vendor',
            label: t('vendor'),
            options: vendors.map(({ name }) => ({ value: name, label: vendorText(name) })),
          },
        ]}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconDeviceLandlinePhone size={28} /> }}
      />
    </Page>
  );
}
