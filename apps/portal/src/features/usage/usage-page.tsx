import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { useSearchState } from '../../app/use-search.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { useMe } from '../../session/use-me.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { monthsUntil, monthText } from './months.ts';
import { OneUsage } from './one-usage.tsx';
import { rowsOf } from './usage-row.ts';
import { UsageTable } from './usage-table.tsx';

/** What was used and charged in a month: by tenant for the provider, else the own. */
export default function UsagePage() {
  const { t, i18n } = useTranslation('usage');
  const isProvider = useMe().kind === 'provider';
  const tenantId = useChosenTenant();
  const months = useMemo(() => monthsUntil(new Date()), []);
  const [{ month }, change] = useSearchState((raw) => ({
    month: months.find((one) => one === raw['month']) ?? months[0] ?? '',
  }));
  const query = { period: month, ...(tenantId === undefined ? {} : { tenant_id: tenantId }) };
  const found = $api.useQuery('get', '/api/billing/usage', { params: { query } });
  const rows = found.data === undefined ? undefined : rowsOf(found.data);
  const [one] = rows ?? [];
  const isOfAll = isProvider && tenantId === undefined;
  const choice = (
    <Select
      aria-label={t('month')}
      data={months.map((value) => ({ value, label: monthText(value, i18n.language) }))}
      value={month}
      onChange={(value) => value !== null && change({ month: value })}
      allowDeselect={false}
    />
  );
  return (
    <Page title={t('title')} text={t(isOfAll ? 'text' : 'ownText')} actions={choice}>
      {found.error && <LoadFailed error={found.error} retry={() => void found.refetch()} />}
      {rows === undefined && !found.error && <ListSkeleton />}
      {rows !== undefined && isOfAll && <UsageTable rows={rows} />}
      {one !== undefined && !isOfAll && <OneUsage usage={one} />}
    </Page>
  );
}
