import type { RowOf } from '@strowger/client';
import { IconAddressBook } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { AddLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { Page } from '../../kit/page.tsx';
import { CallableNumber } from '../../softphone/index.ts';
import { nameOf } from './name-of.ts';

const PATH = '/api/contacts';
type Row = RowOf<typeof PATH>;

const remove = ({ contact_id }: Row) => api.DELETE('/api/contacts/{contact_id}', { params: { path: { contact_id } } });

/** The contacts that the caller reaches. */
export default function ContactsPage() {
  const { t } = useTranslation('contacts');
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'first_name', title: t('name'), sort: true, cell: nameOf },
      { key: 'phone', title: t('phone'), sort: true, cell: (row) => <CallableNumber number={row.phone} /> },
      { key: 'email', title: t('email'), sort: true, from: 'md', cell: (row) => row.email },
    ],
    [t],
  );
  const add = <AddLink to="/contacts/new">{t('add')}</AddLink>;
  return (
    <Page title={t('title')} text={t('text')} actions={add}>
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={(row) => String(row.contact_id)}
        rowName={nameOf}
        rowLink={(row) => `/contacts/${row.contact_id}`}
        remove={remove}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconAddressBook size={28} /> }}
      />
    </Page>
  );
}
