import type { RowOf } from '@strowger/client';
import { IconMapPin } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { prefixText } from '../routes/prefix-text.ts';

const PATH = '/api/destination';
type Row = RowOf<typeof PATH>;

/** Prefixes are everybody's, whichever tenant is chosen. */
const OF_ALL = { tenant_id: null };

const remove = ({ destination_id }: Row) =>
  api.DELETE('/api/destination/{destination_id}', { params: { path: { destination_id } } });

/** What dialling prefixes are called. */
export default function DestinationsPage() {
  const { t } = useTranslation('destinations');
  const countries = $api.useQuery('get', '/api/country', {}, { staleTime: Number.POSITIVE_INFINITY });
  const names = useMemo(
    () =>
      new Map(
        (Array.isArray(countries.data) ? countries.data : []).map(
          ({ country_id, name }) => [country_id, name] as const,
        ),
      ),
    [countries.data],
  );
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'prefix', title: t('prefix'), sort: true, cell: (row) => prefixText(row.prefix, t('everything')) },
      { key: 'name', title: t('name'), sort: true, cell: (row) => row.name },
      {
        key: 'country_id',
        title: t('country'),
        from: 'md',
        cell: (row) => (row.country_id === null ? '' : (names.get(row.country_id) ?? row.country_id)),
      },
    ],
    [t, names],
  );
  return (
    <ListPage
      title={t('title')}
      text={t('text')}
      add={{ to: '/destinations/new', label: t('new') }}
      path={PATH}
      query={OF_ALL}
      columns={columns}
      rowKey={(row) => row.destination_id}
      rowName={(row) => row.name}
      rowLink={(row) => `/destinations/${encodeURIComponent(row.destination_id)}`}
      remove={remove}
      none={{ title: t('none'), text: t('noneText'), icon: <IconMapPin size={28} /> }}
    />
  );
}
