import type { RowOf } from '@strowger/client';
import { IconFileDescription } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { When } from '../../kit/format/when.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';

const PATH = '/api/coverpages';
type Row = RowOf<typeof PATH>;

const remove = ({ coverpage_id }: Row) =>
  api.DELETE('/api/coverpages/{coverpage_id}', { params: { path: { coverpage_id } } });

/** The cover pages that one may send with a fax. */
export default function CoverPagesPage() {
  const { t } = useTranslation('coverPages');
  const me = useMe();
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'title', title: t('name'), sort: true, cell: (row) => row.title },
      ...(manages(me)
        ? []
        : [
            {
              key: 'created_by',
              title: t('whose'),
              cell: (row: Row) => t(row.created_by === me.userId ? 'mine' : 'companys'),
            },
          ]),
      {
        key: 'last_updated',
        title: t('changed'),
        sort: true,
        from: 'md',
        cell: (row) => <When at={row.last_updated} />,
      },
    ],
    [t, me],
  );
  return (
    <ListPage
      path={PATH}
      title={t('title')}
      text={t('text')}
      add={{ to: '/cover-pages/new', label: t('add') }}
      none={{ title: t('none'), text: t('noneText'), icon: <IconFileDescription size={28} /> }}
      columns={columns}
      rowKey={(row) => String(row.coverpage_id)}
      rowName={(row) => row.title}
      rowLink={(row) => `/cover-pages/${row.coverpage_id}`}
      remove={remove}
      removed={t('removed')}
    />
  );
}
