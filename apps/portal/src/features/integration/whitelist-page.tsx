import { Alert, Button, Group, Stack, Table } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { IconFileText, IconPencil, IconPlus, IconShieldCheck, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { When } from '../../kit/format/when.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { RowMenu } from '../../kit/list/row-menu.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { WideTable } from '../../kit/wide-table.tsx';
import { AddressTest } from './address-test.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { stateOf } from './entry-values.ts';
import { WhitelistTextDialog } from './whitelist-text-dialog.tsx';

const PATH = '/api/integration_whitelist';
type Entry = AnswerOf<typeof PATH>[number];

/** Addresses that may call the integration API, and whether one would pass (contract 40 B3). */
export default function WhitelistPage() {
  const { t } = useTranslation('integration');
  const [open, setOpen] = useState<Entry | 'new' | 'text' | null>(null);
  const found = $api.useQuery('get', PATH);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('new')}>
      {t('whitelist.add')}
    </Button>
  );
  const close = () => setOpen(null);
  return (
    <Page
      title={t('whitelist.title')}
      text={t('whitelist.text')}
      actions={
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconFileText size={16} aria-hidden />}
            onClick={() => setOpen('text')}
          >
            {t('whitelist.asText')}
          </Button>
          {add}
        </Group>
      }
    >
      <Stack gap="xl">
        <AddressTest />
        {found.error !== null && <LoadFailed error={found.error} retry={() => void found.refetch()} />}
        {found.data === undefined ? (
          found.error === null && <ListSkeleton />
        ) : found.data.length === 0 ? (
          <EmptyState
            title={t('whitelist.none')}
            text={t('whitelist.noneText')}
            icon={<IconShieldCheck size={28} />}
            action={add}
          />
        ) : (
          <Entries entries={found.data} change={setOpen} />
        )}
      </Stack>
      {open === 'text' && <WhitelistTextDialog onClose={close} />}
      {open !== null && open !== 'text' && <EntryDialog of={open} onClose={close} />}
    </Page>
  );
}

interface EntriesProps {
  readonly entries: readonly Entry[];
  readonly change: (entry: Entry) => void;
}

function Entries({ entries, change }: EntriesProps) {
  const { t } = useTranslation(['integration', 'common']);
  const refresh = useRefresh();
  const remove = (entry: Entry) =>
    confirmDelete({
      items: [
        {
          name: entry.cidr,
          remove: () =>
            api.DELETE(`${PATH}/{whitelist_uuid}`, { params: { path: { whitelist_uuid: entry.whitelist_uuid } } }),
        },
      ],
      consequences: [t('whitelist.removed')],
      onDone: () => void refresh('integration_whitelist'),
    });
  const actions = (entry: Entry) => [
    { label: t('whitelist.change'), icon: <IconPencil size={16} aria-hidden />, run: () => change(entry) },
    {
      label: t('common:delete'),
      icon: <IconTrash size={16} aria-hidden />,
      danger: true,
      run: () => remove(entry),
    },
  ];
  return (
    <Stack gap="sm">
      {entries.some(({ cidr }) => cidr.endsWith('/0')) && <Alert color="orange">{t('whitelist.everybody')}</Alert>}
      <WideTable minWidth={640} label={t('whitelist.title')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('whitelist.network')}</Table.Th>
              <Table.Th>{t('whitelist.description')}</Table.Th>
              <Table.Th>{t('whitelist.state')}</Table.Th>
              <Table.Th>{t('whitelist.hits')}</Table.Th>
              <Table.Th>{t('whitelist.lastHit')}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map((entry) => (
              <Table.Tr key={entry.whitelist_uuid}>
                <Table.Td>{entry.cidr}</Table.Td>
                <Table.Td>{entry.description || '–'}</Table.Td>
                <Table.Td>
                  <EntryState entry={entry} />
                </Table.Td>
                <Table.Td>{entry.hit_count}</Table.Td>
                <Table.Td>
                  <When at={entry.last_hit_at} style="relative" none={t('identities.never')} />
                </Table.Td>
                <Table.Td ta="right">
                  <RowMenu name={entry.cidr} actions={actions(entry)} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Stack>
  );
}

function EntryState({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('integration');
  const state = stateOf(entry, new Date());
  const tone = state === 'on' ? 'good' : state === 'over' ? 'bad' : 'neutral';
  return <StatusBadge tone={tone}>{t(`whitelist.states.${state}`)}</StatusBadge>;
}
