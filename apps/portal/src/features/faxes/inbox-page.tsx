import { IconInbox } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { Column, Filter } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { FAXES, type FaxRow, faxColumns, partyOf } from './columns.tsx';

const IN = { direction: 'inbound' };
const remove = ({ transmission_id }: FaxRow) =>
  api.DELETE('/api/transmissions/{transmission_id}', { params: { path: { transmission_id } } });

/** Faxes that came. */
export default function FaxInboxPage() {
  const { t } = useTranslation('faxes');
  const columns = useMemo<Column<FaxRow>[]>(
    () => [
      ...faxColumns(t, 'in'),
      {
        key: 'is_read',
        title: t('read'),
        cell: (row) => (row.is_read === '1' ? t('isRead') : <StatusBadge tone="busy">{t('isNew')}</StatusBadge>),
      },
    ],
    [t],
  );
  const filters = useMemo<Filter[]>(
    () => [
      {
        name: 'is_read',
        label: t('read'),
        options: [
          { value: '0', label: t('isNew') },
          { value: '1', label: t('isRead') },
        ],
      },
    ],
    [t],
  );
  return (
    <ListPage
      path={FAXES}
      query={IN}
      title={t('inbox')}
      text={t('inboxText')}
      none={{ title: t('noneReceived'), text: t('noneReceivedText'), icon: <IconInbox size={28} /> }}
      columns={columns}
      filters={filters}
      rowKey={(row) => String(row.transmission_id)}
      rowName={(row) => `${row.title} ${partyOf(row)}`}
      rowLink={(row) => `/faxes/${row.transmission_id}`}
      remove={remove}
      removed={t('removed')}
    />
  );
}
