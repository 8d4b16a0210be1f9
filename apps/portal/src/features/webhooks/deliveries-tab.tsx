import type { RowOf } from '@strowger/client';
import { IconRepeat, IconSend, IconZoomIn } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { When } from '../../kit/format/when.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { say, sayFailure } from '../../kit/say.ts';
import { StatusBadge, type Tone } from '../../kit/status-badge.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { DeliveryDetail } from './delivery-detail.tsx';

const PATH = '/api/webhooks/{webhook_id}/deliveries';
type Row = RowOf<typeof PATH>;

const TONES: Readonly<Record<Row['status'], Tone>> = { pending: 'busy', delivered: 'good', failed: 'bad' };
const STATES = ['pending', 'delivered', 'failed'] as const satisfies readonly Row['status'][];

/** What was sent in the last days, and how it went. */
export function DeliveriesTab({ webhookId }: { readonly webhookId: number }) {
  const { t } = useTranslation('webhooks');
  const refresh = useRefresh();
  const [open, setOpen] = useState<number | null>(null);
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'created_at', title: t('at'), cell: (row) => <When at={row.created_at} /> },
      { key: 'type', title: t('event'), cell: (row) => row.type },
      {
        key: 'status',
        title: t('state'),
        cell: (row) => <StatusBadge tone={TONES[row.status]}>{t(`states.${row.status}`)}</StatusBadge>,
      },
      { key: 'answer', title: t('answer'), cell: (row) => row.http_status ?? row.error ?? '–' },
      { key: 'attempts', title: t('attempts'), align: 'right', from: 'md', cell: (row) => row.attempts },
      {
        key: 'next_attempt_at',
        title: t('next'),
        from: 'lg',
        cell: (row) => <When at={row.next_attempt_at} style="relative" />,
      },
    ],
    [t],
  );
  const again = useCallback(
    async (row: Row) => {
      try {
        await api.POST('/api/webhooks/{webhook_id}/deliveries/{delivery_id}/redeliver', {
          params: { path: { webhook_id: webhookId, delivery_id: String(row.delivery_id) } },
        });
        say(t('sentAgain'));
        await refresh('webhooks');
      } catch (thrown) {
        sayFailure(thrown);
      }
    },
    [t, refresh, webhookId],
  );
  const actions = useCallback(
    (row: Row) => [
      { label: t('show'), icon: <IconZoomIn size={16} aria-hidden />, run: () => setOpen(row.delivery_id) },
      { label: t('again'), icon: <IconRepeat size={16} aria-hidden />, run: () => void again(row) },
    ],
    [t, again],
  );
  return (
    <>
      <ResourceTable
        path={PATH}
        parameters={{ webhook_id: String(webhookId) }}
        caption={t('tabs.deliveries')}
        columns={columns}
        rowKey={(row) => String(row.delivery_id)}
        rowName={(row) => `${row.type} ${row.delivery_id}`}
        rowActions={actions}
        searchable={false}
        local
        filters={[
          {
            name: 'status',
            label: t('state'),
            options: STATES.map((value) => ({ value, label: t(`states.${value}`) })),
          },
        ]}
        empty={{ title: t('noDeliveries'), text: t('noDeliveriesText'), icon: <IconSend size={28} /> }}
      />
      {open !== null && <DeliveryDetail webhookId={webhookId} deliveryId={open} onClose={() => setOpen(null)} />}
    </>
  );
}
