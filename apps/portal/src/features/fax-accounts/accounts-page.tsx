import type { RowOf } from '@strowger/client';
import { IconPrinter } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { onOffColumn } from '../../kit/list/ready-columns.tsx';
import { useActiveToggle } from '../../kit/list/use-active-toggle.tsx';
import { useOnOffFilter } from '../../kit/list/use-on-off-filter.ts';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { nameOf } from './account.ts';

const PATH = '/api/accounts';
const ONE = '/api/accounts/{account_id}';
type Row = RowOf<typeof PATH>;

/** DIDs and caller ids are accounts as well, with screens of their own. */
const FAX_ACCOUNTS = { type: 'account' };

const rowKey = (row: Row) => String(row.account_id);
const at = ({ account_id }: Row) => ({ params: { path: { account_id } } });
const save = (row: Row, body: { active: 0 | 1 }) => api.PUT(ONE, { ...at(row), body });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** As whom faxes are sent and received. */
export default function AccountsPage() {
  const { t } = useTranslation('faxAccounts');
  const me = useMe();
  const mayChange = manages(me);
  const active = useOnOffFilter('active', t('active'));
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { name: nameOf(row) });
  const toggle = useActiveToggle({ path: PATH, rowKey, save, say });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'username', title: t('username'), sort: true, cell: (row) => row.username },
      {
        key: 'last_name',
        title: t('person'),
        sort: true,
        from: 'md',
        cell: (row) => `${row.first_name ?? ''} ${row.last_name ?? ''}`.trim(),
      },
      { key: 'phone', title: t('phone'), sort: true, cell: (row) => row.phone || '–' },
      { key: 'email', title: t('email'), sort: true, from: 'lg', cell: (row) => row.email },
      ...(me.kind === 'provider'
        ? [{ key: 'company', title: t('tenant'), from: 'md' as const, cell: (row: Row) => row.company }]
        : []),
      onOffColumn<Row>({
        key: 'active',
        title: t('active'),
        isOn: (row) => row.active === 1,
        name: (row) => t('activeOf', { name: nameOf(row) }),
        disabled: !mayChange,
        turn: toggle,
      }),
    ],
    [t, me.kind, mayChange, toggle],
  );
  return (
    <ListPage
      path={PATH}
      query={FAX_ACCOUNTS}
      title={t('title')}
      text={t('text')}
      add={mayChange && { to: '/fax-accounts/new', label: t('new') }}
      none={{
        title: t('none'),
        text: t(mayChange ? 'noneText' : 'noneForUser'),
        icon: <IconPrinter size={28} />,
      }}
      columns={columns}
      filters={[active]}
      rowKey={rowKey}
      rowName={nameOf}
      rowLink={(row) => `/fax-accounts/${row.account_id}`}
      {...(mayChange ? { remove, removed: t('removed') } : {})}
    />
  );
}
