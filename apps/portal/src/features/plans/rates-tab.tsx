import { Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { RowOf } from '@strowger/client';
import { IconCoins, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { apiUrl } from '../../kit/fetch-api.ts';
import { ButtonLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { Download } from '../../kit/media/download-button.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { moneyText } from '../billing/money-text.ts';
import { FALLBACK, flagOf, SINGLE_SERVICES } from './rate-values.ts';

const PATH = '/api/rates';
type Row = RowOf<typeof PATH>;

const PAUSE_MS = 300;

const remove = ({ rate_id }: Row) => api.DELETE('/api/rates/{rate_id}', { params: { path: { rate_id } } });

/** The rates of a plan that are in force, found by the service and by how numbers begin. */
export function RatesTab({ planId }: { readonly planId: number }) {
  const { t, i18n } = useTranslation('plans');
  const [typed, setTyped] = useState('');
  const [prefix] = useDebouncedValue(typed.replace(/\D/g, ''), PAUSE_MS);
  const query = useMemo(
    () => ({ plan_id: planId, destination_id: prefix === '' ? undefined : prefix, tenant_id: null }),
    [planId, prefix],
  );
  const columns = useMemo<Column<Row>[]>(() => {
    const money = (amount: number) => moneyText(amount, i18n.language);
    return [
      {
        key: 'destination_id',
        title: t('prefix'),
        sort: true,
        cell: (row) => (row.destination_id === FALLBACK ? t('allOthers') : row.destination_id),
      },
      { key: 'name', title: t('name'), sort: true, cell: (row) => row.name },
      { key: 'service_flag', title: t('service'), from: 'md', cell: (row) => t(`flags.${flagOf(row.service_flag)}`) },
      {
        key: 'unit_block_rate',
        title: t('blockRate'),
        sort: true,
        align: 'right',
        cell: (row) => money(row.unit_block_rate),
      },
      { key: 'unit_billing_block', title: t('per'), sort: true, align: 'right', cell: (row) => row.unit_billing_block },
      {
        key: 'steps',
        title: t('steps'),
        align: 'right',
        from: 'lg',
        cell: (row) => `${row.unit_first_block}/${row.unit_increment}`,
      },
      {
        key: 'cost_connection',
        title: t('connection'),
        align: 'right',
        from: 'xl',
        cell: (row) => money(row.cost_connection),
      },
      {
        key: 'active',
        title: t('state'),
        from: 'lg',
        cell: (row) => (
          <StatusBadge tone={row.active === 1 ? 'good' : 'neutral'}>{t(row.active === 1 ? 'on' : 'off')}</StatusBadge>
        ),
      },
    ];
  }, [t, i18n.language]);
  const filters = useMemo(
    () => [
      {
        name: 'service_flag',
        label: t('service'),
        options: SINGLE_SERVICES.map((value) => ({ value, label: t(`flags.${value}`) })),
      },
    ],
    [t],
  );
  const add = (
    <ButtonLink to={`/plans/${planId}/rates/new`} leftSection={<IconPlus size={16} aria-hidden />}>
      {t('newRate')}
    </ButtonLink>
  );
  return (
    <>
      <Group align="end" justify="space-between">
        <TextInput
          label={t('findPrefix')}
          type="search"
          inputMode="numeric"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Download url={apiUrl('/api/rates/csv/file', {}, { plan_id: planId })} name="rates.csv">
            {t('asCsv')}
          </Download>
          {add}
        </Group>
      </Group>
      <ResourceTable
        local
        key={planId}
        path={PATH}
        query={query}
        caption={t('rates')}
        columns={columns}
        rowKey={(row) => String(row.rate_id)}
        rowName={(row) => `${row.destination_id} ${row.name}`}
        rowLink={(row) => `/rates/${row.rate_id}`}
        remove={remove}
        filters={filters}
        searchable={false}
        empty={
          prefix === ''
            ? { title: t('noRates'), text: t('noRatesText'), action: add, icon: <IconCoins size={28} /> }
            : { title: t('noSuchRates', { prefix }), text: t('noSuchRatesText'), icon: <IconCoins size={28} /> }
        }
      />
    </>
  );
}
