import type { RowOf } from '@strowger/client';
import { IconSpeakerphone } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { When } from '../../kit/format/when.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { Page } from '../../kit/page.tsx';
import { useMe } from '../../session/use-me.ts';
import { OneAnnouncement } from './one-announcement.tsx';

const PATH = '/api/announcement';
type Row = RowOf<typeof PATH>;

const remove = (row: Row) =>
  api.POST('/api/announcement/{tenant_id}', {
    params: { path: { tenant_id: String(row.tenant_id) } },
    body: { title: null, message: null },
  });

/** All announcements for the provider; the own one for a tenant's admin. */
export default function AnnouncementsPage() {
  const me = useMe();
  return me.kind === 'provider' ? <AllAnnouncements /> : <OwnAnnouncement />;
}

function OwnAnnouncement() {
  const { t } = useTranslation('announcements');
  const me = useMe();
  return (
    <Page title={t('title')} text={t('ownText')}>
      <OneAnnouncement tenantId={me.tenant.id} back="/" />
    </Page>
  );
}

function AllAnnouncements() {
  const { t } = useTranslation('announcements');
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'title', title: t('heading'), sort: true, cell: (row) => row.title || t('untitled') },
      {
        key: 'tenant_id',
        title: t('audience'),
        cell: (row) => (row.tenant_id === 0 ? t('everybody') : (row.company ?? row.tenant_id)),
      },
      { key: 'date_created', title: t('since'), sort: true, from: 'md', cell: (row) => <When at={row.date_created} /> },
    ],
    [t],
  );
  return (
    <ListPage
      title={t('title')}
      text={t('text')}
      add={{ to: '/announcements/new', label: t('add') }}
      path={PATH}
      columns={columns}
      rowKey={(row) => String(row.announcement_id)}
      rowName={(row) => row.title || t('untitled')}
      rowLink={(row) => `/announcements/${row.tenant_id}`}
      remove={remove}
      none={{ title: t('none'), text: t('noneText'), icon: <IconSpeakerphone size={28} /> }}
    />
  );
}
