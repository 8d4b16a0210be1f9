import { IconKey } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { When } from '../../kit/format/when.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { RowSwitch } from '../../kit/list/row-switch.tsx';
import { useToggle } from '../../kit/list/use-toggle.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useMe } from '../../session/use-me.ts';
import type { Identity } from './identity-values.ts';

const PATH = '/api/integration_identities';
const ONE = '/api/integration_identities/{identity_id}';

const rowKey = (row: Identity) => String(row.identity_id);
const at = (row: Identity) => ({ params: { path: { identity_id: row.identity_id } } });
const show = (row: Identity, enabled: boolean) => ({ ...row, enabled });
const save = (row: Identity, enabled: boolean) => api.PUT(ONE, { ...at(row), body: { enabled } });
const remove = (row: Identity) => api.DELETE(ONE, at(row));

/** Accounts of programs that call the integration API (contract 40 B4). */
export default function IdentitiesPage() {
  const { t } = useTranslation('integration');
  const me = useMe();
  const say = (row: Identity, on: boolean) =>
    t(on ? 'identities.turnedOn' : 'identities.turnedOff', { name: row.username });
  const toggle = useToggle({ path: PATH, rowKey, show, save, say });
  const ofAll = me.kind === 'provider';
  const columns = useMemo<Column<Identity>[]>(
    () => [
      { key: 'username', title: t('identities.username'), sort: true, cell: (row) => row.username },
      { key: 'description', title: t('identities.description'), from: 'lg', cell: (row) => row.description || '–' },
      ...(ofAll
        ? [
            {
              key: 'company',
              title: t('identities.tenant'),
              from: 'md' as const,
              cell: (row: Identity) => row.company ?? t('identities.global'),
            },
          ]
        : []),
      { key: 'state', title: t('identities.state'), cell: (row) => <State identity={row} /> },
      {
        key: 'last_used_at',
        title: t('identities.lastUsed'),
        from: 'md',
        cell: (row) => <When at={row.last_used_at} style="relative" none={t('identities.never')} />,
      },
      {
        key: 'enabled',
        title: t('identities.enabled'),
        cell: (row) => (
          <RowSwitch
            label={t('identities.enabledOf', { name: row.username })}
            on={row.enabled}
            turn={(on) => toggle(row, on)}
          />
        ),
      },
    ],
    [t, toggle, ofAll],
  );
  return (
    <ListPage
      title={t('identities.title')}
      text={t('identities.text')}
      add={{ to: '/integration-identities/new', label: t('identities.add') }}
      path={PATH}
      columns={columns}
      rowKey={rowKey}
      rowName={(row) => row.username}
      rowLink={(row) => `/integration-identities/${row.identity_id}`}
      remove={remove}
      removed={t('identities.removed')}
      none={{ title: t('identities.none'), text: t('identities.noneText'), icon: <IconKey size={28} /> }}
    />
  );
}

function State({ identity }: { readonly identity: Identity }) {
  const { t } = useTranslation('integration');
  if (identity.locked_until !== null) return <StatusBadge tone="bad">{t('identities.states.locked')}</StatusBadge>;
  if (!identity.enabled) return <StatusBadge tone="neutral">{t('identities.states.off')}</StatusBadge>;
  if (!identity.secrets.some(({ valid }) => valid)) {
    return <StatusBadge tone="warning">{t('identities.states.without')}</StatusBadge>;
  }
  return <StatusBadge tone="good">{t('identities.states.ready')}</StatusBadge>;
}
