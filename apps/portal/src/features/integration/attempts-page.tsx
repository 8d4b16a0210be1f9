import type { RowOf } from '@strowger/client';
import { IconListSearch, IconZoomIn } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { When } from '../../kit/format/when.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { Page } from '../../kit/page.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useMe } from '../../session/use-me.ts';
import { epochsOf } from '../activities/period.ts';
import { PeriodFields } from '../activities/period-fields.tsx';
import { usePeriod } from '../activities/use-period.ts';
import { AttemptDetail } from './attempt-detail.tsx';
import { APPLICATIONS, OUTCOMES } from './attempts.ts';

const PATH = '/api/integration_audit';
type Row = RowOf<typeof PATH>;

/** Every call of the integration API, within what the caller sees. */
export default function AttemptsPage() {
  const { t } = useTranslation('integration');
  const me = useMe();
  const [period] = usePeriod();
  const [open, setOpen] = useState<Row | null>(null);
  const actions = useCallback(
    (row: Row) => [{ label: t('attempts.show'), icon: <IconZoomIn size={16} aria-hidden />, run: () => setOpen(row) }],
    [t],
  );
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'at', title: t('attempts.at'), cell: (row) => <When at={row.at} style="date-time" /> },
      { key: 'username', title: t('attempts.who'), cell: (row) => row.username ?? '–' },
      { key: 'ip', title: t('attempts.from'), cell: (row) => row.ip },
      { key: 'path', title: t('attempts.path'), from: 'md', cell: (row) => `${row.method} ${row.path}` },
      {
        key: 'outcome',
        title: t('attempts.outcome'),
        cell: (row) => (
          <StatusBadge tone={row.outcome === 'granted' ? 'good' : 'bad'}>
            {t(`attempts.outcomes.${row.outcome}`)}
          </StatusBadge>
        ),
      },
      { key: 'http_status', title: t('attempts.status'), align: 'right', from: 'xl', cell: (row) => row.http_status },
      { key: 'reason', title: t('attempts.reason'), from: 'xl', cell: (row) => row.reason ?? '–' },
    ],
    [t],
  );
  return (
    <Page title={t('attempts.title')} text={t('attempts.text')}>
      <ResourceTable
        path={PATH}
        query={epochsOf(period, me.timeZone)}
        caption={t('attempts.title')}
        columns={columns}
        rowKey={(row) => String(row.audit_id)}
        rowName={(row) => `${row.method} ${row.path}`}
        rowActions={actions}
        searchable={false}
        filters={[
          {
            name: 'outcome',
            label: t('attempts.outcome'),
            options: OUTCOMES.map((value) => ({ value, label: t(`attempts.outcomes.${value}`) })),
          },
          {
            name: 'application',
            label: t('attempts.application'),
            options: APPLICATIONS.map((value) => ({ value, label: value })),
          },
          { name: 'ip', label: t('attempts.from') },
          { name: 'tenant_domain', label: t('attempts.domain') },
          { name: 'identity_id', label: t('attempts.identity') },
          { name: 'request_id', label: t('attempts.request') },
        ]}
        csv={`${PATH}/csv`}
        toolbar={<PeriodFields />}
        empty={{ title: t('attempts.none'), text: t('attempts.noneText'), icon: <IconListSearch size={28} /> }}
      />
      {open !== null && <AttemptDetail attempt={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}
