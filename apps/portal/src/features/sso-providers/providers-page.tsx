import type { RowOf } from '@strowger/client';
import { IconLogin2 } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { RowSwitch } from '../../kit/list/row-switch.tsx';
import { useActiveToggle } from '../../kit/list/use-active-toggle.tsx';

const PATH = '/api/sso_providers';
const ONE = '/api/sso_providers/{sso_provider_id}';
type Row = RowOf<typeof PATH>;

const rowKey = (row: Row) => String(row.sso_provider_id);
const at = (row: Row) => ({ params: { path: { sso_provider_id: row.sso_provider_id } } });
const save = (row: Row, body: { active: 0 | 1 }) => api.PUT(ONE, { ...at(row), body });
const remove = (row: Row) => api.DELETE(ONE, at(row));

/** Identity providers that the login page offers. */
export default function SsoProvidersPage() {
  const { t } = useTranslation('ssoProviders');
  const say = (row: Row, on: boolean) => t(on ? 'turnedOn' : 'turnedOff', { name: row.name });
  const toggle = useActiveToggle({ path: PATH, rowKey, save, say });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: t('name'), sort: true, cell: (row) => row.name },
      { key: 'issuer', title: t('issuer'), from: 'md', cell: (row) => row.issuer },
      {
        key: 'email_domains',
        title: t('domains'),
        from: 'lg',
        cell: (row) => (row.email_domains.length === 0 ? t('anyDomain') : row.email_domains.join(', ')),
      },
      {
        key: 'tenant_id',
        title: t('reach'),
        from: 'lg',
        cell: (row) => t(row.tenant_id === null ? 'forAll' : 'forOne'),
      },
      {
        key: 'active',
        title: t('active'),
        cell: (row) => (
          <RowSwitch label={t('activeOf', { name: row.name })} on={row.active === 1} turn={(on) => toggle(row, on)} />
        ),
      },
    ],
    [t, toggle],
  );
  return (
    <ListPage
      title={t('title')}
      text={t('text')}
      add={{ to: '/sso-providers/new', label: t('add') }}
      path={PATH}
      columns={columns}
      rowKey={rowKey}
      rowName={(row) => row.name}
      rowLink={(row) => `/sso-providers/${row.sso_provider_id}`}
      remove={remove}
      removed={t('removed')}
      none={{ title: t('none'), text: t('noneText'), icon: <IconLogin2 size={28} /> }}
    />
  );
}
