import { Stack, Text } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { IconPhoneOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { apiUrl } from '../../kit/fetch-api.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { CsvImport } from '../../kit/media/csv-import.tsx';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';

const PATH = '/api/contact_dncs';
type Row = RowOf<typeof PATH>;

const nameOf = ({ first_name, last_name, phone, email }: Row) =>
  `${first_name ?? ''} ${last_name ?? ''}`.trim() || phone || email || '';
const remove = ({ contact_dnc_id }: Row) =>
  api.DELETE('/api/contact_dncs/{contact_dnc_id}', { params: { path: { contact_dnc_id } } });

/** Everybody who is not to be contacted. */
export default function EntriesPage() {
  const { t } = useTranslation('doNotContact');
  const tenantId = useChosenTenant();
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'phone', title: t('phone'), sort: true, cell: (row) => row.phone },
      { key: 'email', title: t('email'), sort: true, cell: (row) => row.email },
      {
        key: 'first_name',
        title: t('person'),
        from: 'md',
        cell: (row) => `${row.first_name ?? ''} ${row.last_name ?? ''}`,
      },
    ],
    [t],
  );
  return (
    <Stack gap="md">
      <ListPage
        path={PATH}
        title={t('title')}
        text={t('text')}
        add={{ to: '/do-not-contact/new', label: t('add') }}
        none={{ title: t('none'), text: t('noneText'), icon: <IconPhoneOff size={28} /> }}
        columns={columns}
        rowKey={(row) => String(row.contact_dnc_id)}
        rowName={nameOf}
        rowLink={(row) => `/do-not-contact/${row.contact_dnc_id}`}
        remove={remove}
        removed={t('removed')}
        csv="/api/contact_dncs/contactdncs/csv"
      />
      <Text c="dimmed" size="sm">
        {t('importText')}
      </Text>
      <CsvImport url={apiUrl('/api/contact_dncs/import/csv', {}, { tenant_id: tenantId })} touches={['contact_dncs']} />
    </Stack>
  );
}
