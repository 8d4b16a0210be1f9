import { ActionIcon, Avatar, Button, Group, Indicator, Paper, Stack, Text } from '@mantine/core';
import { IconMicrophone, IconMicrophoneOff, IconPhoneOff, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { confirmAct } from '../../kit/confirm/confirm-act.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { namedNumber } from '../../kit/pickers/named-number.ts';
import { sayFailure } from '../../kit/say.ts';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useLiveQuery } from '../../live/use-live-query.ts';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { afterConferenceEvents, CONFERENCE_TYPES, flagsOf, type Participant } from './participants.ts';

type Action = 'mute' | 'unmute' | 'kick';

/** Who is in a conference now, and what can be done with him. */
export default function ControlPage() {
  const { t } = useTranslation('conferences');
  const id = usePathParameter('id');
  const mayControl = manages(useMe());
  const refresh = useRefresh();
  const conference = $api.useQuery('get', '/api/conferences/{conference_center_uuid}', {
    params: { path: { conference_center_uuid: id } },
  });
  const found = useLiveQuery(
    $api.queryOptions('get', '/api/conference_participants', { params: { query: { conference_uuid: id } } }),
    { types: CONFERENCE_TYPES, patch: (before, events) => afterConferenceEvents(before, id, events) },
  );
  const send = (action: Action, { member_id }: Participant) =>
    api.POST('/api/conference_participants', { body: { conference_uuid: id, action, member_id } });
  const act = (action: Action, member: Participant) => {
    send(action, member)
      .catch(sayFailure)
      .finally(() => void refresh('conference_participants'));
  };
  const name = conference.data?.conference_center_name;
  const number = found.data?.conference_center_extension ?? '';
  const members = found.data?.members ?? [];
  const talkers = members.filter((member) => !flagsOf(member).muted && !flagsOf(member).moderator);
  const muteAll = mayControl && talkers.length > 1 && (
    <Button
      variant="default"
      leftSection={<IconMicrophoneOff size={16} aria-hidden />}
      onClick={() => {
        for (const member of talkers) act('mute', member);
      }}
    >
      {t('control.muteAll')}
    </Button>
  );
  const crumbs = [{ title: t('title'), to: '/conferences' }];
  return (
    <Page
      title={name}
      crumbs={crumbs}
      actions={muteAll}
      badge={
        <StatusBadge tone={members.length > 0 ? 'good' : 'neutral'}>
          {t('control.count', { count: members.length })}
        </StatusBadge>
      }
    >
      {found.error !== null && found.data === undefined && (
        <LoadFailed error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data === undefined && found.error === null && <ListSkeleton />}
      {found.data !== undefined && members.length === 0 && (
        <EmptyState
          title={t('control.nobody')}
          text={t('control.nobodyText', { number })}
          icon={<IconUsers size={28} />}
        />
      )}
      {members.length > 0 && (
        <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('control.members')}>
          {members.map((member) => (
            <ParticipantRow
              key={member.member_id}
              member={member}
              {...(mayControl
                ? { act: (action: Action) => act(action, member), kick: () => send('kick', member) }
                : {})}
            />
          ))}
        </Stack>
      )}
    </Page>
  );
}

interface ParticipantRowProps {
  readonly member: Participant;
  /** Absent: the caller may only look. */
  readonly act?: (action: Action) => void;
  readonly kick?: () => Promise<unknown>;
}

function ParticipantRow({ member, act, kick }: ParticipantRowProps) {
  const { t } = useTranslation(['conferences', 'common']);
  const { muted, deaf, talking, moderator } = flagsOf(member);
  const name = namedNumber(member.caller_id_number, member.caller_id_name);
  const Microphone = muted ? IconMicrophoneOff : IconMicrophone;
  const askKick = () =>
    kick &&
    confirmAct({
      title: t('control.kickTitle', { name }),
      consequences: [t('control.kickText')],
      confirm: t('control.kick'),
      cancel: t('common:cancel'),
      act: kick,
    });
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between">
        <Group gap="sm">
          <Indicator color="teal" disabled={!talking} processing={talking}>
            <Avatar
              radius="xl"
              color={talking ? 'teal' : 'gray'}
              name={member.caller_id_name || member.caller_id_number}
            />
          </Indicator>
          <div>
            <Text fw={500}>{name}</Text>
            <Group gap={6}>
              {moderator && <StatusBadge tone="busy">{t('control.moderator')}</StatusBadge>}
              {talking && <StatusBadge tone="good">{t('control.talking')}</StatusBadge>}
              {muted && <StatusBadge tone="warning">{t('control.muted')}</StatusBadge>}
              {deaf && <StatusBadge tone="warning">{t('control.deaf')}</StatusBadge>}
            </Group>
          </div>
        </Group>
        {act && (
          <Group gap="xs">
            <Button
              size="xs"
              variant={muted ? 'light' : 'default'}
              leftSection={<Microphone size={16} aria-hidden />}
              aria-label={t(muted ? 'control.unmuteOf' : 'control.muteOf', { name })}
              onClick={() => act(muted ? 'unmute' : 'mute')}
            >
              {t(muted ? 'control.unmute' : 'control.mute')}
            </Button>
            <ActionIcon
              variant="default"
              color="red"
              size={30}
              aria-label={t('control.kickOf', { name })}
              onClick={askKick}
            >
              <IconPhoneOff size={16} aria-hidden />
            </ActionIcon>
          </Group>
        )}
      </Group>
    </Paper>
  );
}
