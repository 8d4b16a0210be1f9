import type { RowOf } from '@strowger/client';
import { IconTemplate } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';

const PATH = '/api/templates';
type Row = RowOf<typeof PATH>;

const remove = ({ template_id }: Row) =>
  api.DELETE('/api/templates/{template_id}', { params: { path: { template_id } } });

/** The e-mail templates that the caller reaches. */
export default function TemplatesPage() {
  const { t } = useTranslation('templates');
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: t('name'), sort: true, cell: (row) => row.name },
      { key: 'subject', title: t('subject'), sort: true, cell: (row) => row.subject },
      { key: 'description', title: t('description'), from: 'lg', cell: (row) => row.description },
    ],
    [t],
  );
  return (
    <ListPage
      path={PATH}
      title={t('title')}
      text={t('intro')}
      add={{ to: '/templates/new', label: t('add') }}
      none={{ title: t('none'), text: t('noneText'), icon: <IconTemplate size={28} /> }}
      columns={columns}
      rowKey={(row) => String(row.template_id)}
      rowName={(row) => row.name}
      rowLink={(row) => `/templates/${row.template_id}`}
      remove={remove}
      removed={t('removed')}
    />
  );
}
