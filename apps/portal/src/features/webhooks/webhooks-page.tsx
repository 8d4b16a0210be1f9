import { Switch } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { When } from '../../kit/format/when.tsx';
import { ButtonLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { useToggle } from '../../kit/list/use-toggle.tsx';
import { Page } from '../../kit/page.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { outcomeOf } from './webhook-values.ts';

const PATH = '/api/webhooks';
const ONE = '/api/webhooks/{webhook_id}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => String(row.webhook_id);
const at = (row: Row) => ({ params: { path: { webhook_id: row.webhook_id } } });
const show = (row: Row, on: boolean): Row => ({ ...row, active: on ? 1 : 0 });
const save = (row: Row, on: boolean) => api.PUT(ONE, { ...at(row), body: { active: on ? 1 : 0 } });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** Who is told of events. */
export default function WebhooksPage() {
  const { t } = useTranslation('webhooks');
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { url: row.url });
  const toggle = useToggle({ path: PATH, rowKey, show, save, say });
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
          <Switch
            aria-label={t('activeOf', { url: row.url })}
            checked={row.active === 1}
            onChange={(event) => void toggle(row, event.currentTarget.checked)}
          />
        ),
      },
    ],
    [t, toggle],
  );
  const add = (
    <ButtonLink to="/webhooks/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('add')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} text={t('text')} actions={add}>
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={rowKey}
        rowName={(row) => row.url}
        rowLink={(row) => `/webhooks/${row.webhook_id}`}
        remove={remove}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconWebhook size={28} /> }}
      />
    </Page>
  );
}

function LastRequest({ status }: { readonly status: number | null }) {
  const { t } = useTranslation('webhooks');
  const outcome = outcomeOf(status);
  if (outcome === 'none') return '–';
  return <StatusBadge tone={outcome === 'good' ? 'good' : 'bad'}>{t(`outcomes.${outcome}`, { status })}</StatusBadge>;
}
