import { Button, Group, Paper, Stack } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { IconLinkOff, IconPhone, IconPlus } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { ExtensionPicker } from '../../kit/pickers/extension-picker.tsx';
import { say, sayFailure } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { TenantContext } from '../../kit/use-tenant.ts';
import type { User } from './user-values.ts';

const PATH = '/api/fpbx_extensions';
type Row = RowOf<typeof PATH>;

/** The extensions somebody answers: he finds their settings and messages in his own portal. */
export function ExtensionsTab({ user }: { readonly user: User }) {
  const { t } = useTranslation('users');
  const link = useLink();
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'extension', title: t('extension.number'), sort: true, cell: (row) => row.extension },
      { key: 'effective_caller_id_name', title: t('extension.name'), cell: (row) => row.effective_caller_id_name },
    ],
    [t],
  );
  const actions = useCallback(
    (row: Row) => [
      {
        label: t('extension.unlink'),
        icon: <IconLinkOff size={16} aria-hidden />,
        run: () => void link(row.extension_uuid, null, t('extension.unlinked', { number: row.extension })),
      },
    ],
    [t, link],
  );
  return (
    <Stack>
      <TenantContext value={user.tenant_id}>
        <LinkForm onLink={(uuid) => link(uuid, user.user_id, t('extension.linked', { name: user.username }))} />
      </TenantContext>
      <ResourceTable
        path={PATH}
        query={{ user_id: user.user_id, tenant_id: user.tenant_id }}
        caption={t('tabs.extensions')}
        columns={columns}
        rowKey={(row) => row.extension_uuid}
        rowName={(row) => row.extension}
        rowLink={(row) => `/extensions/${row.extension_uuid}`}
        rowActions={actions}
        searchable={false}
        local
        empty={{ title: t('extension.none'), text: t('extension.noneText'), icon: <IconPhone size={28} /> }}
      />
    </Stack>
  );
}

function LinkForm({ onLink }: { readonly onLink: (uuid: string) => Promise<void> }) {
  const { t } = useTranslation('users');
  const [chosen, setChosen] = useState('');
  return (
    <Paper withBorder p="md">
      <Group align="flex-end">
        <ExtensionPicker
          of={{ path: 'extension', value: chosen, set: setChosen, errors: {} }}
          by="uuid"
          label={t('extension.choose')}
        />
        <Button
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={chosen === ''}
          onClick={() => void onLink(chosen).then(() => setChosen(''))}
        >
          {t('extension.link')}
        </Button>
      </Group>
    </Paper>
  );
}

/** Links an extension with a user, or with nobody. */
function useLink() {
  const refresh = useRefresh();
  return useCallback(
    async (extension_uuid: string, user_id: number | null, done: string) => {
      try {
        await api.PUT('/api/fpbx_extensions/{extension_uuid}', {
          params: { path: { extension_uuid } },
          body: { user_id },
        });
        say(done);
        await refresh('fpbx_extensions');
      } catch (thrown) {
        sayFailure(thrown);
      }
    },
    [refresh],
  );
}
