import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NODE_ICONS } from './node-icons.ts';
import type { NodeType } from './node-kinds.ts';

/** Nodes by what they are for; the start is there already. */
const GROUPS = {
  speak: ['voice_play', 'tts', 'say_number', 'say_digit', 'say_alpha', 'say_date', 'say_time'],
  ask: ['play_menu', 'input', 'record', 'amd'],
  call: ['transfer', 'callerid_set', 'wait', 'hangup'],
  send: ['sms_send', 'email_send', 'fax_send'],
  note: ['dnc', 'log'],
} as const satisfies Readonly<Record<string, readonly NodeType[]>>;

const NAMES = ['speak', 'ask', 'call', 'send', 'note'] as const;

/** Every node that can be added, behind the one that is chosen. */
export function NodePalette({ add, disabled }: { add: (type: NodeType) => void; disabled: boolean }) {
  const { t } = useTranslation('ivrDesigner');
  return (
    <Stack gap="xs">
      {NAMES.map((group) => (
        <Group key={group} gap={6} role="group" aria-label={t(`groups.${group}`)}>
          <Text size="sm" fw={500} w={90}>
            {t(`groups.${group}`)}
          </Text>
          {GROUPS[group].map((type) => {
            const Sign = NODE_ICONS[type];
            const name = t(`types.${type}.name`);
            return (
              <Button
                key={type}
                variant="default"
                size="compact-sm"
                fw={400}
                leftSection={<Sign size={14} aria-hidden />}
                aria-label={t('addOf', { name })}
                title={t(`types.${type}.help`)}
                disabled={disabled}
                onClick={() => add(type)}
              >
                {name}
              </Button>
            );
          })}
        </Group>
      ))}
    </Stack>
  );
}
