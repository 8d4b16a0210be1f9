import type { RowOf } from '@strowger/client';
import { IconSubtask } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { When } from '../../kit/format/when.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { FaxStatus } from '../faxes/fax-status.tsx';
import type { ProgramType } from './program-types.ts';
import type { Program } from './program-values.ts';
import { RunForm } from './run-form.tsx';

const PATH = '/api/programs/{program_name}/transmissions';
type Row = RowOf<typeof PATH>;

const partyOf = ({ contact_phone, contact_email, contact }: Row) => {
  const address = contact_phone || contact_email || '';
  const name = `${contact.first_name} ${contact.last_name}`.trim();
  return name === '' || name === address ? address : `${name} (${address})`;
};

/** Runs a program, and tells what came of those before; of one that answers, what has arrived. */
export function RunsTab({ program, type }: { program: Program; type: ProgramType }) {
  const { t } = useTranslation('programs');
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'date_created', title: t('when'), cell: (row) => <When at={row.date_created} /> },
      { key: 'contact_phone', title: t(type.outbound ? 'to' : 'from'), cell: partyOf },
      { key: 'title', title: t('subject'), from: 'md', cell: (row) => row.title },
      {
        key: 'status',
        title: t('state'),
        cell: (row) => <FaxStatus status={row.status} reason={row.response_text || row.response} />,
      },
      {
        key: 'try_done',
        title: t('tries'),
        align: 'right',
        from: 'lg',
        cell: (row) => t('triesOf', { done: row.try_done, allowed: row.try_allowed }),
      },
    ],
    [t, type],
  );
  return (
    <>
      {type.outbound && <RunForm program={program} type={type} />}
      <ResourceTable
        path={PATH}
        parameters={{ program_name: String(program.program_id) }}
        local
        searchable={false}
        caption={t(type.outbound ? 'tabs.runs' : 'tabs.arrived')}
        columns={columns}
        rowKey={(row) => String(row.transmission_id)}
        rowName={(row) => `${row.title} ${partyOf(row)}`}
        {...(type.service === 'fax' ? { rowLink: (row: Row) => `/faxes/${row.transmission_id}` } : {})}
        empty={{
          title: t(type.outbound ? 'noRuns' : 'noneArrived'),
          text: t(type.outbound ? 'noRunsText' : 'noneArrivedText'),
          icon: <IconSubtask size={28} />,
        }}
      />
    </>
  );
}
