import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { moneyText } from '../billing/money-text.ts';
import type { ReportRow } from './report-rows.ts';

interface ReportTableProps {
  readonly rows: readonly ReportRow[];
  readonly label: string;
  readonly priced: boolean;
}

const COUNTS = ['calls', 'answered', 'missed', 'others', 'inbound', 'outbound', 'local', 'minutes'] as const;

/** Calls over time as figures. */
export function ReportTable({ rows, label, priced }: ReportTableProps) {
  const { t, i18n } = useTranslation('reports');
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <Table aria-label={label} striped>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('when')}</Table.Th>
          {COUNTS.map((name) => (
            <Table.Th key={name} ta="right">
              {t(name)}
            </Table.Th>
          ))}
          {priced && <Table.Th ta="right">{t('cost')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.when}>
            <Table.Th scope="row" fw={400} style={{ whiteSpace: 'nowrap' }}>
              {row.when}
            </Table.Th>
            {COUNTS.map((name) => (
              <Table.Td key={name} ta="right">
                {number.format(row[name])}
              </Table.Td>
            ))}
            {priced && <Table.Td ta="right">{row.cost === null ? '–' : moneyText(row.cost, i18n.language)}</Table.Td>}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
