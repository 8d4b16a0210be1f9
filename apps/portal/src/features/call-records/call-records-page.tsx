import { Text } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { IconHistory } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchState } from '../../app/use-search.ts';
import { Duration } from '../../kit/format/duration.tsx';
import type { Column, Filter } from '../../kit/list/columns.ts';
import { filterQuery, readListState } from '../../kit/list/list-state.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { Page } from '../../kit/page.tsx';
import { useMe } from '../../session/use-me.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { CallableNumber } from '../../softphone/index.ts';
import { addressText } from '../simulator/address-text.ts';
import { ClockTime } from './clock-time.tsx';
import { CostCell } from './cost/cost-cell.tsx';
import { seesCosts } from './cost/sees-costs.ts';
import { useCostWords } from './cost/use-cost-words.ts';
import { DirectionName } from './direction-name.tsx';
import { OutcomeBadge } from './outcome-badge.tsx';
import { dayIn, periodQuery, readPeriod, writePeriod } from './period.ts';
import { PeriodBar } from './period-bar.tsx';
import { Totals } from './totals.tsx';
import { useRecordFilters } from './use-record-filters.ts';

const PATH = '/api/cdr';
type Row = RowOf<typeof PATH>;
type Raw = Readonly<Record<string, unknown>>;

const rowKey = (row: Row) => String(row.id);
const rowName = (row: Row) => `${row.caller_number ?? ''} → ${row.destination ?? ''}`;
const rowLink = (row: Row) => `/call-records/${row.call_id}`;
const asTyped = (raw: Raw): Raw => raw;
const extensionIn = ({ extension }: Raw): string =>
  typeof extension === 'string' || typeof extension === 'number' ? String(extension) : '';

/** What the filters of the table narrow, in the query of the API. */
function narrowed(raw: Raw, filters: readonly Filter[]): Record<string, string | number> {
  return filterQuery({
    ...readListState(raw, { sortable: [], filters: filters.map(({ name }) => name) }),
    sort: null,
  });
}

/** Calls that were made, newest first. */
export default function CallRecordsPage() {
  const { t } = useTranslation('callRecords');
  const me = useMe();
  const { timeZone, kind } = me;
  const priced = seesCosts(me);
  const tenantId = useChosenTenant();
  const [raw, change] = useSearchState<Raw>(asTyped);
  const [today, extension, period] = [dayIn(timeZone, new Date()), extensionIn(raw), readPeriod(raw)];
  const query = { ...periodQuery(period, today), ...(extension === '' ? {} : { extension }) };
  const filters = useRecordFilters();
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'start_time', title: t('start'), sort: true, cell: (row) => <ClockTime at={row.start_time} /> },
      {
        key: 'caller_number',
        title: t('from'),
        sort: true,
        cell: (row) => <CallableNumber number={row.caller_number} />,
      },
      { key: 'destination', title: t('to'), sort: true, cell: (row) => <CallableNumber number={row.destination} /> },
      { key: 'outcome', title: t('outcome'), cell: (row) => <Outcome row={row} /> },
      {
        key: 'direction',
        title: t('direction'),
        sort: true,
        from: 'md',
        cell: (row) => <DirectionName direction={row.direction} />,
      },
      {
        key: 'billsec',
        title: t('talked'),
        sort: true,
        align: 'right',
        cell: (row) => <Duration seconds={row.billsec} />,
      },
      ...(priced
        ? [
            {
              key: 'cost',
              title: t('cost'),
              align: 'right' as const,
              from: 'md' as const,
              cell: (row: Row) => <CostCell cost={row.cost} />,
            },
          ]
        : []),
      ...(kind === 'provider'
        ? [{ key: 'domain', title: t('domain'), from: 'lg' as const, cell: (row: Row) => row.domain }]
        : []),
    ],
    [t, kind, priced],
  );
  return (
    <Page title={t('title')} text={t('text')}>
      <PeriodBar
        period={period}
        onPeriod={(next) => change(writePeriod(next))}
        extension={extension}
        onExtension={(next) => change({ extension: next === '' ? undefined : addressText(next), page: undefined })}
        today={today}
      />
      <Totals
        query={{ ...(tenantId === undefined ? {} : { tenant_id: tenantId }), ...query, ...narrowed(raw, filters) }}
      />
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={rowKey}
        rowName={rowName}
        rowLink={rowLink}
        query={priced ? { ...query, cost: true } : query}
        filters={filters}
        csv="/api/cdr/csv"
        empty={{ title: t('none'), text: t('noneText'), icon: <IconHistory size={28} /> }}
      />
    </Page>
  );
}

/** How a call ended; why, where the platform refused it. */
function Outcome({ row }: { readonly row: Row }) {
  const { refusal } = useCostWords();
  return (
    <>
      <OutcomeBadge {...row} />
      {typeof row.block_reason === 'string' && (
        <Text size="xs" c="dimmed">
          {refusal(row.block_reason)}
        </Text>
      )}
    </>
  );
}
