import { Switch } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { IconSubtask } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useSearchState } from '../../app/use-search.ts';
import type { Column, Filter } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { PROGRAM_TYPES } from './program-types.ts';
import { ServiceBadge, TypeName } from './type-name.tsx';

const PATH = '/api/programs';
type Row = RowOf<typeof PATH>;

const remove = ({ program_id }: Row) =>
  api.DELETE('/api/programs/{program_name}', { params: { path: { program_name: String(program_id) } } });

const NO_SINGLE = { single: '0' };

interface InAddress {
  readonly single: true | undefined;
  readonly page: undefined;
}

/** Whether what was made for one sending is shown too. */
const readAddress = (raw: Readonly<Record<string, unknown>>): InAddress => ({
  single: raw['single'] === true ? true : undefined,
  page: undefined,
});

/** The programs that the caller reaches; what was made for one sending when it is asked for. */
export default function ProgramsPage() {
  const { t } = useTranslation('programs');
  const [{ single: showsSingle = false }, change] = useSearchState(readAddress);
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: t('name'), sort: true, cell: (row) => row.name },
      { key: 'type', title: t('type'), sort: true, cell: (row) => <TypeName type={row.type} /> },
      { key: 'service', title: t('way'), from: 'md', cell: (row) => <ServiceBadge type={row.type} /> },
      { key: 'program_id', title: t('number'), sort: true, align: 'right', from: 'lg', cell: (row) => row.program_id },
    ],
    [t],
  );
  const filters = useMemo<Filter[]>(
    () => [
      { name: 'name', label: t('name') },
      {
        name: 'type',
        label: t('type'),
        options: PROGRAM_TYPES.map(({ name }) => ({ value: name, label: t(`types.${name}.name`) })),
      },
    ],
    [t],
  );
  return (
    <ListPage
      path={PATH}
      title={t('title')}
      text={t('intro')}
      add={{ to: '/programs/new', label: t('add') }}
      none={{ title: t('none'), text: t('noneText'), icon: <IconSubtask size={28} /> }}
      columns={columns}
      filters={filters}
      query={showsSingle ? {} : NO_SINGLE}
      toolbar={
        <Switch
          label={t('showSingle')}
          checked={showsSingle}
          onChange={(event) => change({ single: event.currentTarget.checked || undefined, page: undefined })}
        />
      }
      searchable={false}
      rowKey={(row) => String(row.program_id)}
      rowName={(row) => row.name}
      rowLink={(row) => `/programs/${row.program_id}`}
      remove={remove}
      removed={t('removed')}
    />
  );
}
