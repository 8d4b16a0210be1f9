import type { RowOf } from '@strowger/client';
import { IconMailbox } from '@tabler/icons-react';
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
import { useMe } from '../../session/use-me.ts';

const PATH = '/api/voicemails';
const ONE = '/api/voicemails/{voicemail_uuid}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => row.voicemail_uuid;
const at = (row: Row) => ({ params: { path: { voicemail_uuid: row.voicemail_uuid } } });
const show = (row: Row, voicemail_enabled: boolean): Row => ({ ...row, voicemail_enabled });
const save = (row: Row, voicemail_enabled: boolean) => api.PUT(ONE, { ...at(row), body: { voicemail_enabled } });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** The mailboxes of a tenant. */
export default function VoicemailsPage() {
  const { t } = useTranslation(['voicemail', 'common']);
  const { kind } = useMe();
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { number: row.voicemail_id });
  const toggle = useToggle({ path: PATH, rowKey, show, save, say });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'voicemail_id', title: t('number'), sort: true, cell: (row) => row.voicemail_id },
      { key: 'voicemail_mail_to', title: t('mailTo'), sort: true, cell: (row) => row.voicemail_mail_to },
      {
        key: 'voicemail_description',
        title: t('description'),
        from: 'lg',
        cards: false,
        cell: (row) => row.voicemail_description,
      },
      {
        key: 'greeting_count',
        title: t('tabs.greetings'),
        align: 'right',
        from: 'md',
        cell: (row) => row.greeting_count,
      },
      ...tenantColumn<Row>(kind, t('tenant')),
      onOffColumn({
        key: 'voicemail_enabled',
        title: t('enabled'),
        isOn: (row) => row.voicemail_enabled,
        name: (row) => t('enabledOf', { number: row.voicemail_id }),
        turn: toggle,
      }),
    ],
    [t, kind, toggle],
  );
  const add = <AddLink to="/voicemails/new">{t('add')}</AddLink>;
  const onOff = useOnOffFilter('voicemail_enabled', t('onOff'));
  return (
    <Page title={t('title')} text={t('text')} actions={add}>
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={rowKey}
        rowName={(row) => row.voicemail_id}
        rowLink={(row) => `/voicemails/${row.voicemail_uuid}`}
        remove={remove}
        removed={t('removed')}
        filters={[onOff]}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconMailbox size={28} /> }}
      />
    </Page>
  );
}
