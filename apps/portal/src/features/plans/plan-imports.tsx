import { Table } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { useTranslation } from 'react-i18next';
import { FormSection } from '../../kit/form/form-section.tsx';
import { When } from '../../kit/format/when.tsx';
import { PageLink } from '../../kit/links.tsx';
import { listOptions } from '../../kit/list/read-list.ts';
import { StatusBadge, type Tone } from '../../kit/status-badge.tsx';
import { useLiveQuery } from '../../live/use-live-query.ts';
import { IMPORT_EVENTS } from './use-import.ts';

const PATH = '/api/rates/imports';
type ListedImport = RowOf<typeof PATH>;

const MOST_SHOWN = 5;
const TONES: Readonly<Record<ListedImport['state'], Tone>> = {
  reading: 'busy',
  waiting: 'busy',
  checking: 'busy',
  storing: 'busy',
  done: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};

/** The last files that were left to the server for a plan: whoever comes back finds his again. */
export function PlanImports({ planId }: { readonly planId: number }) {
  const { t, i18n } = useTranslation('plans');
  const query = { plan_id: planId, background: true, pageSize: MOST_SHOWN };
  const { data } = useLiveQuery(listOptions({ path: PATH, query }), { types: IMPORT_EVENTS });
  const rows = data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <FormSection title={t('imports')} text={t('importsText')}>
      <Table aria-label={t('imports')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('sent')}</Table.Th>
            <Table.Th>{t('what')}</Table.Th>
            <Table.Th ta="right">{t('lines')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.import_id}>
              <Table.Td>
                <PageLink to={`/plans/${planId}/import`} search={{ import: row.import_id }}>
                  <When at={row.date_created} />
                </PageLink>
              </Table.Td>
              <Table.Td>{t(`importKinds.${row.kind}`)}</Table.Td>
              <Table.Td ta="right">{row.lines.toLocaleString(i18n.language)}</Table.Td>
              <Table.Td>
                <StatusBadge tone={TONES[row.state]}>{t(`importStates.${row.state}`)}</StatusBadge>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </FormSection>
  );
}
