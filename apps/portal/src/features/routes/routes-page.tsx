import type { RowOf } from '@strowger/client';
import { IconFileUpload, IconRoute } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { ButtonLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { RowSwitch } from '../../kit/list/row-switch.tsx';
import { useActiveToggle } from '../../kit/list/use-active-toggle.tsx';
import { prefixText } from './prefix-text.ts';

const PATH = '/api/routes';
const ONE = '/api/routes/{route_id}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => String(row.route_id);
const at = ({ route_id }: Row) => ({ params: { path: { route_id } } });
const save = (row: Row, body: { active: 0 | 1 }) => api.PUT(ONE, { ...at(row), body });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** Which provider carries calls to which numbers. */
export default function RoutesPage() {
  const { t } = useTranslation('routes');
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { name: row.name });
  const toggle = useActiveToggle({ path: PATH, rowKey, save, say });
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        key: 'destination_id',
        title: t('prefix'),
        sort: true,
        cell: (row) => prefixText(row.prefix ?? row.destination_id, t('everything')),
      },
      { key: 'name', title: t('name'), sort: true, cell: (row) => row.name },
      { key: 'provider', title: t('provider'), cell: (row) => row.provider ?? '' },
      {
        key: 'service_flag',
        title: t('service'),
        sort: true,
        from: 'lg',
        cell: (row) => {
          const known = (['voice', 'fax', 'sms'] as const).find((one) => one === row.service);
          return t(`services.${known ?? 'all'}`);
        },
      },
      { key: 'priority', title: t('priority'), sort: true, from: 'md', align: 'right', cell: (row) => row.priority },
      { key: 'cost', title: t('cost'), sort: true, from: 'lg', align: 'right', cell: (row) => row.cost ?? '' },
      {
        key: 'active',
        title: t('active'),
        sort: true,
        cell: (row) => (
          <RowSwitch label={t('activeOf', { name: row.name })} on={row.active === 1} turn={(on) => toggle(row, on)} />
        ),
      },
    ],
    [t, toggle],
  );
  const file = (
    <ButtonLink to="/routes/file" variant="default" leftSection={<IconFileUpload size={16} aria-hidden />}>
      {t('file')}
    </ButtonLink>
  );
  return (
    <ListPage
      title={t('title')}
      text={t('text')}
      actions={file}
      add={{ to: '/routes/new', label: t('new') }}
      path={PATH}
      columns={columns}
      rowKey={rowKey}
      rowName={(row) => row.name}
      rowLink={(row) => `/routes/${row.route_id}`}
      remove={remove}
      csv="/api/routes/csv"
      none={{ title: t('none'), text: t('noneText'), icon: <IconRoute size={28} /> }}
    />
  );
}
