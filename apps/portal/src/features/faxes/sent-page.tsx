import { IconRefresh, IconSend } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { Filter } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { FAXES, type FaxRow, faxColumns, partyOf } from './columns.tsx';
import { maySendAgain } from './fax-state.ts';
import { useSendAgain } from './use-send-again.ts';

const OUT = { direction: 'outbound' };
const remove = ({ transmission_id }: FaxRow) =>
  api.DELETE('/api/transmissions/{transmission_id}', { params: { path: { transmission_id } } });

/** Faxes that were sent, or are on their way. */
export default function SentFaxesPage() {
  const { t } = useTranslation('faxes');
  const sendAgain = useSendAgain();
  const columns = useMemo(() => faxColumns(t, 'out'), [t]);
  const filters = useMemo<Filter[]>(
    () => [
      {
        name: 'status',
        label: t('state'),
        options: (['pending', 'processing', 'completed', 'failed', 'failed(dnc)', 'no_provider'] as const).map(
          (value) => ({
            value,
            label: t(`statuses.${value}`),
          }),
        ),
      },
    ],
    [t],
  );
  const actions = useCallback(
    (row: FaxRow) =>
      maySendAgain(row.status)
        ? [{ label: t('sendAgain'), icon: <IconRefresh size={16} />, run: () => void sendAgain(row.transmission_id) }]
        : [],
    [t, sendAgain],
  );
  return (
    <ListPage
      path={FAXES}
      query={OUT}
      title={t('sent')}
      text={t('sentText')}
      add={{ to: '/faxes/new', label: t('send') }}
      none={{ title: t('noneSent'), text: t('noneSentText'), icon: <IconSend size={28} /> }}
      columns={columns}
      filters={filters}
      rowKey={(row) => String(row.transmission_id)}
      rowName={(row) => `${row.title} ${partyOf(row)}`}
      rowLink={(row) => `/faxes/${row.transmission_id}`}
      rowActions={actions}
      remove={remove}
      removed={t('removed')}
    />
  );
}
