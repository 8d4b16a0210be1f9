import { Card, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { namedNumber } from '../../kit/pickers/named-number.ts';
import { CallableNumber } from '../../softphone/callable-number.tsx';
import { Since } from '../live-calls/since.tsx';
import { AgentState, AgentStatusMenu, Figure } from './agent-state.tsx';
import type { BoardQueue } from './board.ts';

/** One queue of the wallboard. @param large to be read from afar, nothing to click on */
export function QueueCard({ queue, large }: { queue: BoardQueue; large: boolean }) {
  const { t } = useTranslation('callQueues');
  const first = queue.callers[0];
  return (
    <Card withBorder padding="lg" component="section" aria-label={queue.name}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={2} size={large ? 'h2' : 'h4'}>
            {queue.name}
          </Title>
          <Text c="dimmed">{queue.number}</Text>
        </div>
        <Stack gap={0} align="flex-end">
          <Text
            fz={large ? 72 : 36}
            lh={1}
            fw={700}
            c={queue.waiting > 0 ? 'red' : 'dimmed'}
            role="status"
            aria-label={t('wallboard.waitingIn', { count: queue.waiting, name: queue.name })}
          >
            {queue.waiting}
          </Text>
          <Text size={large ? 'lg' : 'sm'}>{t('wallboard.waiting')}</Text>
        </Stack>
      </Group>
      <Group gap="xs" mt="sm">
        <Figure label={t('wallboard.answered')} value={queue.answered} />
        <Figure label={t('wallboard.lost')} value={queue.lost} alarm={queue.lost > 0} />
        {first && (
          <Text fz={large ? 'xl' : 'sm'}>
            {t('wallboard.longest')} <Since epoch={first.since} />
          </Text>
        )}
      </Group>
      <Callers queue={queue} large={large} />
      <Agents queue={queue} large={large} />
    </Card>
  );
}

/** So many of those who wait are named. */
const MOST_NAMED = 12;

function Callers({ queue, large }: { queue: BoardQueue; large: boolean }) {
  const { t } = useTranslation('callQueues');
  if (queue.callers.length === 0) return null;
  const further = queue.callers.length - MOST_NAMED;
  return (
    <Table mt="md" fz={large ? 'xl' : 'sm'} aria-label={t('wallboard.callersOf', { name: queue.name })}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('wallboard.caller')}</Table.Th>
          <Table.Th ta="right">{t('wallboard.waits')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {queue.callers.slice(0, MOST_NAMED).map((caller) => (
          <Table.Tr key={caller.uuid}>
            <Table.Td>
              <CallableNumber number={large ? null : caller.number} label={namedNumber(caller.number, caller.name)} />
            </Table.Td>
            <Table.Td ta="right">
              <Since epoch={caller.since} />
            </Table.Td>
          </Table.Tr>
        ))}
        {further > 0 && (
          <Table.Tr>
            <Table.Td colSpan={2}>{t('wallboard.further', { count: further })}</Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  );
}

function Agents({ queue, large }: { queue: BoardQueue; large: boolean }) {
  const { t } = useTranslation('callQueues');
  if (queue.agents.length === 0) {
    return (
      <Text mt="md" c="dimmed">
        {t('noAgents')}
      </Text>
    );
  }
  return (
    <Table mt="md" fz={large ? 'xl' : 'sm'} aria-label={t('wallboard.agentsOf', { name: queue.name })}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('wallboard.agent')}</Table.Th>
          <Table.Th>{t('wallboard.does')}</Table.Th>
          {!large && <Table.Th>{t('wallboard.status')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {queue.agents.map((agent) => (
          <Table.Tr key={agent.agent_name}>
            <Table.Td>{agent.agent_name}</Table.Td>
            <Table.Td>
              <AgentState agent={agent} />
            </Table.Td>
            {!large && (
              <Table.Td>
                <AgentStatusMenu agent={agent} queueUuid={queue.uuid} />
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
