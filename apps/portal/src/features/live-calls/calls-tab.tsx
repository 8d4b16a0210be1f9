import { Stack, Text } from '@mantine/core';
import { IconPhoneCall } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../kit/list/columns.ts';
import { useMe } from '../../session/use-me.ts';
import { CallableNumber } from '../../softphone/index.ts';
import { seesRecords } from '../call-records/sees-records.ts';
import { CallState } from './call-state.tsx';
import { callGrouping, callHas, heldLeg, type LiveCall, otherParty } from './live-call.ts';
import type { Channel } from './live-state.ts';
import { PagedRows } from './paged-rows.tsx';
import { Since } from './since.tsx';
import { useCallActions } from './use-call-actions.tsx';

const rowKey = ({ caller }: LiveCall) => caller.uuid;
const rowName = (call: LiveCall) => `${call.caller.cid_num} → ${otherParty(call)}`;
const rowLink = ({ caller }: LiveCall) => `/call-records/${caller.uuid}`;

/** The calls that are going on. */
export function CallsTab({ channels }: { channels: readonly Channel[] }) {
  const { t } = useTranslation('liveCalls');
  const me = useMe();
  const { kind } = me;
  const [grouped] = useState(callGrouping);
  const calls = useMemo(() => grouped(channels), [grouped, channels]);
  const actions = useCallActions();
  const columns = useMemo<Column<LiveCall>[]>(
    () => [
      {
        key: 'from',
        title: t('from'),
        cell: ({ caller }) => (
          <Stack gap={0} component="span">
            <span>{caller.cid_num === '' ? t('anonymous') : caller.cid_num}</span>
            {caller.cid_name !== '' && caller.cid_name !== caller.cid_num && (
              <Text span size="xs" c="dimmed">
                {caller.cid_name}
              </Text>
            )}
          </Stack>
        ),
      },
      { key: 'to', title: t('to'), cell: (call) => <CallableNumber number={otherParty(call)} /> },
      {
        key: 'state',
        title: t('state'),
        cell: (call) => <CallState callstate={(heldLeg(call) ?? call.caller).callstate} />,
      },
      { key: 'since', title: t('since'), align: 'right', cell: ({ caller }) => <Since epoch={caller.created_epoch} /> },
      {
        key: 'direction',
        title: t('direction'),
        from: 'md',
        cell: ({ caller }) => directionText(caller.direction, t),
      },
      ...(kind === 'provider'
        ? [{ key: 'domain', title: t('domain'), from: 'lg' as const, cell: ({ caller }: LiveCall) => domainOf(caller) }]
        : []),
      { key: 'codec', title: t('codec'), from: 'lg', cell: ({ caller }) => caller.read_codec },
      { key: 'server', title: t('server'), from: 'xl', cell: ({ caller }) => caller.hostname },
    ],
    [t, kind],
  );
  return (
    <PagedRows
      caption={t('calls')}
      rows={calls}
      columns={columns}
      rowKey={rowKey}
      rowName={rowName}
      rowActions={actions}
      {...(seesRecords(me) ? { rowLink } : {})}
      matches={callHas}
      empty={{ title: t('none'), text: t('noneText'), icon: <IconPhoneCall size={28} /> }}
    />
  );
}

/** The SIP domain of a leg stands behind the `@` of its name. */
function domainOf({ name }: Channel): string {
  return name.split('@')[1] ?? '';
}

function directionText(direction: string, t: (key: 'inbound' | 'outbound' | 'local') => string): string {
  return direction === 'inbound' || direction === 'outbound' || direction === 'local' ? t(direction) : direction;
}
