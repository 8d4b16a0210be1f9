import type { RowOf } from '@strowger/client';
import { IconWebhook } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { When } from '../../kit/format/when.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { RowSwitch } from '../../kit/list/row-switch.tsx';
import { useActiveToggle } from '../../kit/list/use-active-toggle.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { outcomeOf } from './webhook-values.ts';

const PATH = '/api/webhooks';
const ONE = '/api/webhooks/{webhook_id}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => String(row.webhook_id);
const at = (row: Row) => ({ params: { path: { webhook_id: row.webhook_id } } });
const save = (row: Row, body: { active: 0 | 1 }) => api.PUT(ONE, { ...at(row), body });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** Who is told of events. */
export default function WebhooksPage() {
  const { t } = useTranslation('webhooks');
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { url: row.url });
  const toggle = useActiveToggle({ path: PATH, rowKey, save, say });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'url', title: t('url'), sort: true, cell: (row) => row.url },
      { key: 'events', title: t('events'), from: 'lg', cell: (row) => row.events.join(', ') },
      {
        key: 'last_status',
        title: t('last'),
        cell: (row) => <LastRequest status={row.last_status} />,
      },
      {
        key: 'last_at',
        title: t('lastAt'),
        from: 'md',
        cell: (row) => <When at={row.last_at} style="relative" none={t('never')} />,
      },
      {
        key: 'active',
        title: t('active'),
        cell: (row) => (
          <RowSwitch label={t('activeOf', { url: row.url })} on={row.active === 1} turn={(on) => toggle(row, on)} />
        ),
      },
    ],
    [t, toggle],
  );
  return (
    <ListPage
      title={t('title')}
      text={t('text')}
      add={{ to: '/webhooks/new', label: t('add') }}
      path={PATH}
      columns={columns}
      rowKey={rowKey}
      rowName={(row) => row.url}
      rowLink={(row) => `/webhooks/${row.webhook_id}`}
      remove={remove}
      removed={t('deleted')}
      none={{ title: t('none'), text: t('noneText'), icon: <IconWebhook size={28} /> }}
    />
  );
}

function LastRequest({ status }: { readonly status: number | null }) {
  const { t } = useTranslation('webhooks');
  const outcome = outcomeOf(status);
  if (outcome === 'none') return '–';
  return <StatusBadge tone={outcome === 'good' ? 'good' : 'bad'}>{t(`outcomes.${outcome}`, { status })}</StatusBadge>;
}
