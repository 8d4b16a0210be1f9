import type { RowOf } from '@strowger/client';
import { IconTemplate } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { AddLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { onOffColumn, tenantColumn } from '../../kit/list/ready-columns.tsx';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { useToggle } from '../../kit/list/use-toggle.tsx';
import { Page } from '../../kit/page.tsx';
import { useMe } from '../../session/use-me.ts';

const PATH = '/api/device_profiles';
const ONE = '/api/device_profiles/{device_profile_uuid}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => row.device_profile_uuid;
const at = (row: Row) => ({ params: { path: { device_profile_uuid: row.device_profile_uuid } } });
const show = (row: Row, device_profile_enabled: boolean): Row => ({ ...row, device_profile_enabled });
const save = (row: Row, device_profile_enabled: boolean) =>
  api.PUT(ONE, { ...at(row), body: { device_profile_enabled } });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** What devices have in common. */
export default function ProfilesPage() {
  const { t } = useTranslation('devices');
  const me = useMe();
  const say = (row: Row, on: boolean) =>
    t(on ? 'profiles.turnedOn' : 'profiles.turnedOff', { name: row.device_profile_name });
  const toggle = useToggle({ path: PATH, rowKey, show, save, say });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'device_profile_name', title: t('profiles.name'), sort: true, cell: (row) => row.device_profile_name },
      {
        key: 'device_profile_description',
        title: t('description'),
        from: 'md',
        cell: (row) => row.device_profile_description,
      },
      ...tenantColumn<Row>(me.kind, t('tenant')),
      onOffColumn({
        key: 'device_profile_enabled',
        title: t('enabled'),
        isOn: (row) => row.device_profile_enabled,
        name: (row) => t('enabledOf', { name: row.device_profile_name }),
        turn: toggle,
      }),
    ],
    [t, me.kind, toggle],
  );
  const add = <AddLink to="/device-profiles/new">{t('profiles.add')}</AddLink>;
  return (
    <Page title={t('profiles.title')} text={t('profiles.text')} actions={add}>
      <ResourceTable
        path={PATH}
        caption={t('profiles.title')}
        columns={columns}
        rowKey={rowKey}
        rowName={(row) => row.device_profile_name}
        rowLink={(row) => `/device-profiles/${row.device_profile_uuid}`}
        remove={remove}
        empty={{
          title: t('profiles.none'),
          text: t('profiles.noneText'),
          action: add,
          icon: <IconTemplate size={28} />,
        }}
      />
    </Page>
  );
}
