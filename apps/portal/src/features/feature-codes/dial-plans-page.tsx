import { Code } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { IconListTree } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { Page } from '../../kit/page.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';

const PATH = '/api/dialplans';
type Row = RowOf<typeof PATH>;

/** What the calls of a tenant go through, in its order. */
export default function DialPlansPage() {
  const { t } = useTranslation('featureCodes');
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'dialplan_name', title: t('plans.name'), sort: true, cell: (row) => row.dialplan_name },
      { key: 'dialplan_number', title: t('plans.number'), sort: true, cell: (row) => row.dialplan_number },
      {
        key: 'dialplan_destination',
        title: t('plans.condition'),
        from: 'lg',
        cell: (row) => <Code>{row.dialplan_destination}</Code>,
      },
      {
        key: 'dialplan_context',
        title: t('plans.context'),
        sort: true,
        from: 'md',
        cell: (row) => row.dialplan_context,
      },
      {
        key: 'dialplan_order',
        title: t('plans.order'),
        sort: true,
        align: 'right',
        from: 'md',
        cell: (row) => row.dialplan_order,
      },
      {
        key: 'dialplan_enabled',
        title: t('plans.state'),
        cell: (row) =>
          row.dialplan_enabled === 'true' ? (
            <StatusBadge tone="good">{t('on')}</StatusBadge>
          ) : (
            <StatusBadge tone="neutral">{t('off')}</StatusBadge>
          ),
      },
    ],
    [t],
  );
  return (
    <Page title={t('plans.title')} text={t('plans.text')}>
      <ResourceTable
        path={PATH}
        caption={t('plans.title')}
        columns={columns}
        rowKey={(row) => row.dialplan_uuid}
        rowName={(row) => row.dialplan_name}
        rowLink={(row) => `/dial-plans/${row.dialplan_uuid}`}
        empty={{ title: t('plans.none'), text: t('plans.noneText'), icon: <IconListTree size={28} /> }}
      />
    </Page>
  );
}
