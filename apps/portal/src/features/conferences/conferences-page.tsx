import type { RowOf } from '@strowger/client';
import { IconMicrophone, IconUsers } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { AddLink } from '../../kit/links.tsx';
import type { Column, RowAction } from '../../kit/list/columns.ts';
import { onOffColumn, tenantColumn } from '../../kit/list/ready-columns.tsx';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { useOnOffFilter } from '../../kit/list/use-on-off-filter.ts';
import { useToggle } from '../../kit/list/use-toggle.tsx';
import { Page } from '../../kit/page.tsx';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';

const PATH = '/api/conferences';
const ONE = '/api/conferences/{conference_center_uuid}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => row.conference_center_uuid;
const at = (row: Row) => ({ params: { path: { conference_center_uuid: row.conference_center_uuid } } });
const show = (row: Row, conference_center_enabled: boolean): Row => ({ ...row, conference_center_enabled });
const save = (row: Row, conference_center_enabled: boolean) =>
  api.PUT(ONE, { ...at(row), body: { conference_center_enabled } });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** The conferences of a tenant. */
export default function ConferencesPage() {
  const { t } = useTranslation(['conferences', 'common']);
  const me = useMe();
  const navigate = useNavigate();
  const mayChange = manages(me);
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { name: row.conference_center_name });
  const toggle = useToggle({ path: PATH, rowKey, show, save, say });
  const rowActions = useCallback(
    (row: Row): readonly RowAction[] => [
      {
        label: t('control.open'),
        icon: <IconMicrophone size={16} />,
        run: () => void navigate({ to: `/conferences/${row.conference_center_uuid}/control` }),
      },
    ],
    [t, navigate],
  );
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'conference_center_name', title: t('name'), sort: true, cell: (row) => row.conference_center_name },
      {
        key: 'conference_center_extension',
        title: t('number'),
        sort: true,
        cell: (row) => row.conference_center_extension,
      },
      {
        key: 'conference_center_description',
        title: t('description'),
        from: 'lg',
        cards: false,
        cell: (row) => row.conference_center_description,
      },
      ...tenantColumn<Row>(me.kind, t('tenant')),
      onOffColumn({
        key: 'conference_center_enabled',
        title: t('enabled'),
        isOn: (row) => row.conference_center_enabled,
        name: (row) => t('enabledOf', { name: row.conference_center_name }),
        disabled: !mayChange,
        turn: toggle,
      }),
    ],
    [t, me.kind, mayChange, toggle],
  );
  const add = mayChange && <AddLink to="/conferences/new">{t('add')}</AddLink>;
  const onOff = useOnOffFilter('conference_center_enabled', t('onOff'));
  return (
    <Page title={t('title')} text={t('text')} actions={add}>
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={rowKey}
        rowName={(row) => row.conference_center_name}
        rowLink={(row) =>
          mayChange
            ? `/conferences/${row.conference_center_uuid}`
            : `/conferences/${row.conference_center_uuid}/control`
        }
        rowActions={rowActions}
        {...(mayChange ? { remove } : {})}
        filters={[onOff]}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconUsers size={28} /> }}
      />
    </Page>
  );
}
