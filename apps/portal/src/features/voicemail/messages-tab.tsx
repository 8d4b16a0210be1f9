import { Stack, Text } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { IconMail, IconMailOpened } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { apiUrl } from '../../kit/fetch-api.ts';
import { Duration } from '../../kit/format/duration.tsx';
import { When } from '../../kit/format/when.tsx';
import type { Column, RowAction } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { AudioPlayer } from '../../kit/media/audio-player.tsx';
import { namedNumber } from '../../kit/pickers/named-number.ts';
import { sayFailure } from '../../kit/say.ts';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { CallableNumber } from '../../softphone/index.ts';

const PATH = '/api/voicemails/{voicemail_uuid}/messages';
const ONE = '/api/voicemails/{voicemail_uuid}/messages/{voicemail_message_uuid}';
const MEDIA = '/api/voicemails/{voicemail_uuid}/messages/{voicemail_message_uuid}/media';
type Row = RowOf<typeof PATH>;

const NEWEST_FIRST = { sort: 'created_epoch', order: 'desc' };
const rowKey = (row: Row) => row.voicemail_message_uuid;
const nameOf = (row: Row) => namedNumber(row.caller_id_number, row.caller_id_name);

/** What callers have left in a mailbox. */
export function MessagesTab({ mailboxUuid }: { mailboxUuid: string }) {
  const { t } = useTranslation('voicemail');
  const refresh = useRefresh();
  const of = useCallback(
    ({ voicemail_message_uuid }: Row) => ({ voicemail_uuid: mailboxUuid, voicemail_message_uuid }),
    [mailboxUuid],
  );
  const mark = useCallback(
    async (row: Row, message_status: Row['message_status']) => {
      if (row.message_status === message_status) return;
      try {
        await api.PUT(ONE, { params: { path: of(row) }, body: { message_status } });
        await refresh('voicemails');
      } catch (thrown) {
        sayFailure(thrown);
      }
    },
    [of, refresh],
  );
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        key: 'caller_id_number',
        title: t('from'),
        sort: true,
        cell: (row) => (
          <Stack gap={0}>
            <Text size="sm" fw={row.message_status === 'new' ? 700 : 400}>
              <CallableNumber number={row.caller_id_number} label={nameOf(row)} />
            </Text>
            {row.transcription !== null && (
              <Text size="xs" c="dimmed">
                {row.transcription}
              </Text>
            )}
          </Stack>
        ),
      },
      { key: 'created_epoch', title: t('when'), sort: true, cell: (row) => <When at={row.created_epoch} /> },
      {
        key: 'message_length',
        title: t('length'),
        sort: true,
        align: 'right',
        cell: (row) => <Duration seconds={row.message_length} />,
      },
      {
        key: 'message_status',
        title: t('status'),
        sort: true,
        from: 'md',
        cell: (row) => (
          <StatusBadge tone={row.message_status === 'new' ? 'busy' : 'neutral'}>
            {t(`messageStatus.${row.message_status}`)}
          </StatusBadge>
        ),
      },
      {
        key: 'media',
        title: t('listen'),
        cell: (row) => (
          <AudioPlayer
            url={apiUrl(MEDIA, of(row))}
            name={t('messageOf', { name: nameOf(row) })}
            onPlay={() => void mark(row, 'saved')}
          />
        ),
      },
    ],
    [t, of, mark],
  );
  const rowActions = useCallback(
    (row: Row): readonly RowAction[] => [
      row.message_status === 'new'
        ? { label: t('markSaved'), icon: <IconMailOpened size={16} />, run: () => void mark(row, 'saved') }
        : { label: t('markNew'), icon: <IconMail size={16} />, run: () => void mark(row, 'new') },
    ],
    [t, mark],
  );
  return (
    <ResourceTable
      path={PATH}
      parameters={{ voicemail_uuid: mailboxUuid }}
      query={NEWEST_FIRST}
      caption={t('tabs.messages')}
      columns={columns}
      rowKey={rowKey}
      rowName={nameOf}
      rowActions={rowActions}
      remove={(row) => api.DELETE(ONE, { params: { path: of(row) } })}
      filters={[
        {
          name: 'message_status',
          label: t('status'),
          options: [
            { value: 'new', label: t('messageStatus.new') },
            { value: 'saved', label: t('messageStatus.saved') },
          ],
        },
      ]}
      local
      empty={{ title: t('noMessages'), text: t('noMessagesText') }}
    />
  );
}
