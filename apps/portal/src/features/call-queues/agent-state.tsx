import { Badge, Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { sayFailure } from '../../kit/say.ts';
import { StatusBadge, type Tone } from '../../kit/status-badge.tsx';
import type { BoardAgent } from './board.ts';
import { AGENT_STATUSES, setAgentStatus } from './set-agent-status.ts';

const STATES = ['Waiting', 'Receiving', 'In a queue call', 'Wrap Up', 'Idle'] as const;

const TONES: Readonly<Record<(typeof STATES)[number], Tone>> = {
  Waiting: 'good',
  Receiving: 'warning',
  'In a queue call': 'busy',
  'Wrap Up': 'warning',
  Idle: 'neutral',
};

/** What an agent does, in a word. */
export function AgentState({ agent }: { agent: BoardAgent }) {
  const { t } = useTranslation('callQueues');
  const state = STATES.find((one) => one === agent.state);
  return (
    <StatusBadge tone={state ? TONES[state] : 'neutral'}>{state ? t(`states.${state}`) : agent.state}</StatusBadge>
  );
}

/** Whether an agent takes calls, and the way to change it. */
export function AgentStatusMenu({ agent, queueUuid }: { agent: BoardAgent; queueUuid: string }) {
  const { t } = useTranslation('callQueues');
  const status = AGENT_STATUSES.find((one) => one === agent.status);
  const shown = status ? t(`status.${status}`) : agent.status;
  return (
    <Menu withinPortal position="bottom-end">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={t('wallboard.statusOf', { name: agent.agent_name, status: shown })}
        >
          {shown}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {AGENT_STATUSES.map((one) => (
          <Menu.Item
            key={one}
            disabled={one === status}
            onClick={() => void setAgentStatus(queueUuid, agent.agent_name, one).catch(sayFailure)}
          >
            {t(`status.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A figure of a queue with what it counts. */
export function Figure({ label, value, alarm = false }: { label: string; value: string | number; alarm?: boolean }) {
  return (
    <Badge
      variant="light"
      color={alarm ? 'red' : 'gray'}
      size="lg"
      tt="none"
      aria-label={`${label}: ${value}`}
      role="img"
    >
      {label} {value}
    </Badge>
  );
}
