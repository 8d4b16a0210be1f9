import { Group, Loader, Stack, Text, UnstyledButton } from '@mantine/core';
import { type Icon, IconPhoneIncoming, IconPhoneOutgoing, IconPhoneX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../api/api-error.ts';
import { $api } from '../api/client.ts';
import { durationText } from '../kit/format/duration-text.ts';
import { isOver } from './call-state.ts';
import { type RecentCall, type RecentKind, recentCall } from './recent-call.ts';
import classes from './recent-calls.module.css';
import { usePhone, usePhoneView } from './use-phone.ts';

const SHOWN = 20;

const ICONS: Readonly<Record<RecentKind, Icon>> = { out: IconPhoneOutgoing, in: IconPhoneIncoming, missed: IconPhoneX };

/** The latest calls of the own extension; one click calls again. */
export function RecentCalls() {
  const { t } = useTranslation('softphone');
  const { number, calls } = usePhoneView();
  const running = calls.filter((call) => !isOver(call)).length;
  // A call that has ended has made a record: the list is read anew then.
  const query = { extension: number, leg: 'a', limit: SHOWN } as const;
  const records = $api.useQuery(
    'get',
    '/api/cdr',
    { params: { query } },
    { enabled: number !== '' && running === 0, staleTime: 0 },
  );
  if (records.error !== null) {
    const { status } = toApiError(records.error);
    return <Text size="sm">{status === 403 ? t('recent.forbidden') : t('recent.failed')}</Text>;
  }
  if (!Array.isArray(records.data)) return <Loader size="sm" />;
  if (records.data.length === 0) return <Text size="sm">{t('recent.empty')}</Text>;
  return (
    <Stack component="ul" gap={0} className={classes['list'] ?? ''} aria-label={t('recent.label')}>
      {records.data.map((record) => (
        <Recent key={record.id} call={recentCall(record, number)} />
      ))}
    </Stack>
  );
}

function Recent({ call }: { readonly call: RecentCall }) {
  const { t } = useTranslation('softphone');
  const phone = usePhone();
  const Sign = ICONS[call.kind];
  const who = call.number === '' ? t('call.unknown') : call.number;
  return (
    <li>
      <UnstyledButton
        className={classes['call'] ?? ''}
        disabled={call.number === ''}
        onClick={() => phone.dial(call.number)}
      >
        <Group gap="xs" wrap="nowrap">
          <Sign size={18} aria-label={t(`recent.${call.kind}`)} role="img" />
          <div>
            <Text size="sm" fw={call.kind === 'missed' ? 700 : 400}>
              {who}
            </Text>
            <Text size="xs">
              {call.when}
              {call.seconds > 0 && ` · ${durationText(call.seconds)}`}
            </Text>
          </div>
        </Group>
      </UnstyledButton>
    </li>
  );
}
