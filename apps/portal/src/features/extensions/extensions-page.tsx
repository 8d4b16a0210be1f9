import type { RowOf } from '@strowger/client';
import { IconPhone } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { AddLink, ButtonLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { onOffColumn, tenantColumn } from '../../kit/list/ready-columns.tsx';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { useToggle } from '../../kit/list/use-toggle.tsx';
import { Page } from '../../kit/page.tsx';
import type { LiveEvent } from '../../live/live-event.ts';
import { useLiveRows } from '../../live/use-live-rows.ts';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { CallHandlingBadges, isHandled } from './call-handling-badges.tsx';
import { REGISTRATION_EVENTS, registeredAs, registrationOf } from './live-registration.ts';
import { RegistrationBadge } from './registration-badge.tsx';

const PATH = '/api/fpbx_extensions';
const ONE = '/api/fpbx_extensions/{extension_uuid}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => row.extension_uuid;
const at = (row: Row) => ({ params: { path: { extension_uuid: row.extension_uuid } } });
const show = (row: Row, enabled: boolean): Row => ({ ...row, enabled });
const save = (row: Row, enabled: boolean) => api.PUT(ONE, { ...at(row), body: { enabled } });
const remove = (row: Row) => api.DELETE(ONE, at(row));

const change = (event: LiveEvent) => {
  const found = registrationOf(event);
  return found && { key: found.uuid, row: (row: Row) => registeredAs(row, found.registration) };
};

/** The extensions of a tenant, and which of them have phones that are there. */
export default function ExtensionsPage() {
  const { t } = useTranslation('extensions');
  const me = useMe();
  const mayChange = manages(me);
  useLiveRows({ path: PATH, types: REGISTRATION_EVENTS, rowKey, change });
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { number: row.extension });
  const toggle = useToggle({ path: PATH, rowKey, show, save, say });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'extension', title: t('number'), sort: true, cell: (row) => row.extension },
      {
        key: 'effective_caller_id_name',
        title: t('name'),
        sort: true,
        cell: (row) => row.effective_caller_id_name,
      },
      { key: 'registered', title: t('phones'), cell: (row) => <RegistrationBadge {...row} /> },
      {
        key: 'handling',
        title: t('calls'),
        from: 'md',
        cell: (row) => (isHandled(row) ? <CallHandlingBadges {...row} /> : null),
      },
      { key: 'linked_username', title: t('user'), from: 'lg', cell: (row) => row.linked_username },
      ...tenantColumn<Row>(me.kind, t('tenant')),
      onOffColumn({
        key: 'enabled',
        title: t('enabled'),
        isOn: (row) => row.enabled,
        name: (row) => t('enabledOf', { number: row.extension }),
        disabled: !mayChange,
        turn: toggle,
      }),
    ],
    [t, me.kind, mayChange, toggle],
  );
  const add = mayChange && <AddLink to="/extensions/new">{t('add')}</AddLink>;
  const actions = mayChange && (
    <>
      <ButtonLink variant="default" to="/extensions/many">
        {t('bulk.open')}
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
        rowName={(row) => `${row.extension} ${row.effective_caller_id_name}`}
        {...(mayChange ? { rowLink: (row: Row) => `/extensions/${row.extension_uuid}`, remove } : {})}
        removed={t('removed')}
        filters={[
          {
            name: 'enabled',
            label: t('onOff'),
            options: [
              { value: 'true', label: t('on') },
              { value: 'false', label: t('off') },
            ],
          },
          {
            name: 'extension_type',
            label: t('type'),
            options: [
              { value: 'voice', label: t('types.voice') },
              { value: 'fax', label: t('types.fax') },
            ],
          },
        ]}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconPhone size={28} /> }}
      />
    </Page>
  );
}
