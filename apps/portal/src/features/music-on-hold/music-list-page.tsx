import type { RowOf } from '@strowger/client';
import { IconMusic } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { AddLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { tenantColumn } from '../../kit/list/ready-columns.tsx';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { Page } from '../../kit/page.tsx';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';

const PATH = '/api/music_on_hold';
type Row = RowOf<typeof PATH>;

const remove = ({ music_on_hold_uuid }: Row) =>
  api.DELETE('/api/music_on_hold/{music_on_hold_uuid}', { params: { path: { music_on_hold_uuid } } });

/** The categories of music of a tenant. */
export default function MusicListPage() {
  const { t } = useTranslation(['musicOnHold', 'common']);
  const me = useMe();
  const mayChange = manages(me);
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'music_on_hold_name', title: t('name'), sort: true, cell: (row) => row.music_on_hold_name },
      {
        key: 'music_on_hold_shuffle',
        title: t('order'),
        cell: (row) => t(row.music_on_hold_shuffle === 'true' ? 'random' : 'inOrder'),
      },
      ...tenantColumn<Row>(me.kind, t('tenant')),
    ],
    [t, me.kind],
  );
  const add = mayChange && <AddLink to="/music-on-hold/new">{t('add')}</AddLink>;
  return (
    <Page title={t('title')} text={t('text')} actions={add}>
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={(row) => row.music_on_hold_uuid}
        rowName={(row) => row.music_on_hold_name}
        {...(mayChange ? { rowLink: (row: Row) => `/music-on-hold/${row.music_on_hold_uuid}`, remove } : {})}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconMusic size={28} /> }}
      />
    </Page>
  );
}
