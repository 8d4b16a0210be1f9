import type { RowOf } from '@strowger/client';
import { IconReceipt } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { When } from '../../kit/format/when.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { Page } from '../../kit/page.tsx';
import { useMe } from '../../session/use-me.ts';
import { ledgerReference } from './ledger-reference.ts';
import { moneyText } from './money-text.ts';

const PATH = '/api/billing/ledger';
type Row = RowOf<typeof PATH>;

const KINDS = ['opening', 'payment', 'charge', 'adjustment', 'refund', 'reversal', 'renewal'] as const;

/** Every movement of a balance, and the balance after it. */
export default function StatementPage() {
  const { t, i18n } = useTranslation('billing');
  const isProvider = useMe().kind === 'provider';
  const columns = useMemo<Column<Row>[]>(() => {
    const about = (ref: string | null) => {
      if (ref === null) return '';
      const { of, ...rest } = ledgerReference(ref);
      return t(`refs.${of}`, rest);
    };
    const money = (amount: number) => moneyText(amount, i18n.language);
    return [
      { key: 'created_at', title: t('when'), cell: (row) => <When at={row.created_at} style="date-time" /> },
      ...(isProvider ? [{ key: 'company', title: t('tenant'), cell: (row: Row) => row.company }] : []),
      { key: 'kind', title: t('kind'), cell: (row) => t(`kinds.${row.kind}`) },
      { key: 'ref', title: t('about'), from: 'lg', cell: (row) => about(row.ref) },
      { key: 'amount', title: t('amount'), align: 'right', cell: (row) => money(row.amount) },
      {
        key: 'balance_after',
        title: t('balance'),
        align: 'right',
        from: 'md',
        cell: (row) => money(row.balance_after),
      },
    ];
  }, [t, i18n.language, isProvider]);
  const filters = useMemo(
    () => [{ name: 'kind', label: t('kind'), options: KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })) }],
    [t],
  );
  return (
    <Page title={t('statement')} text={t('statementText')}>
      <ResourceTable
        path={PATH}
        caption={t('statement')}
        columns={columns}
        rowKey={(row) => String(row.ledger_id)}
        rowName={(row) => t(`kinds.${row.kind}`)}
        filters={filters}
        searchable={false}
        csv="/api/billing/ledger/csv"
        empty={{ title: t('nothingYet'), text: t('nothingYetText'), icon: <IconReceipt size={28} /> }}
      />
    </Page>
  );
}
