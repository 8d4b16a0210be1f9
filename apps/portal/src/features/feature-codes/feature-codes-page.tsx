import { Code } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { Page } from '../../kit/page.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { behind, purposeOf } from './code-purposes.ts';

const PATH = '/api/feature_codes';
type Row = RowOf<typeof PATH>;

/** Everybody's codes and those of the tenant's call flows. */
export default function FeatureCodesPage() {
  const { t } = useTranslation('featureCodes');
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'dialplan_number', title: t('code'), sort: true, cell: (row) => <DialledCode row={row} /> },
      { key: 'dialplan_description', title: t('does'), sort: true, cell: (row) => row.dialplan_description },
      {
        key: 'purpose',
        title: t('purpose'),
        from: 'md',
        cell: (row) => t(`purposes.${purposeOf(row.dialplan_name)}`),
      },
      {
        key: 'dialplan_enabled',
        title: t('state'),
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
    <Page title={t('title')} text={t('text')}>
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={(row) => row.dialplan_uuid}
        rowName={(row) => row.dialplan_number}
        empty={{ title: t('none') }}
      />
    </Page>
  );
}

/** A code with what is dialled behind it; in brackets what may be left out. */
function DialledCode({ row }: { row: Row }) {
  const { t } = useTranslation('featureCodes');
  const more = behind(row.dialplan_name);
  const kind = more === null ? '' : t(`behind.${more.kind}`);
  const shown = kind === '' ? '' : more?.asked ? ` [${kind}]` : ` ${kind}`;
  return (
    <>
      <Code>{row.dialplan_number}</Code>
      {shown}
    </>
  );
}
