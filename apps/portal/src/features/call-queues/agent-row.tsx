import { Button, Collapse, Group, SimpleGrid, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustments } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DestinationField } from '../../kit/destination/destination-field.tsx';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { at, type Binding, seenAs } from '../../kit/form/binding.ts';
import { RemovablePin } from '../conferences/removable-pin.tsx';
import type { AgentValues } from './queue-values.ts';

const KINDS = ['extension', 'external'] as const;

/** The fields of one agent. */
export function AgentRow({ place }: { place: Binding<AgentValues> }) {
  const { t } = useTranslation('callQueues');
  const [open, { toggle }] = useDisclosure(false);
  return (
    <Stack gap="xs">
      <DestinationField
        of={at(place, 'agent_contact')}
        label={t('agent.contact')}
        kinds={KINDS}
        nothingLabel={t('agent.choose')}
      />
      <Group gap="md" align="flex-end">
        <TextField
          of={at(place, 'agent_name')}
          label={t('agent.name')}
          placeholder={place.value.agent_contact}
          maxLength={80}
        />
        <NumberField of={at(place, 'tier_level')} label={t('agent.level')} min={1} max={1000} />
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconAdjustments size={16} aria-hidden />}
          aria-expanded={open}
          onClick={toggle}
        >
          {open ? t('agent.less') : t('agent.more')}
        </Button>
      </Group>
      <Collapse expanded={open}>{open && <AgentDetails place={place} />}</Collapse>
    </Stack>
  );
}

function AgentDetails({ place }: { place: Binding<AgentValues> }) {
  const { t } = useTranslation('callQueues');
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="sm">
        <NumberField of={at(place, 'agent_call_timeout')} label={t('agent.rings')} min={1} max={3600} unit="s" />
        <NumberField of={at(place, 'agent_wrap_up_time')} label={t('agent.wrapUp')} min={0} max={86_400} unit="s" />
        <NumberField of={at(place, 'agent_max_no_answer')} label={t('agent.maxNoAnswer')} min={0} max={1000} />
        <NumberField
          of={at(place, 'agent_no_answer_delay_time')}
          label={t('agent.noAnswerDelay')}
          min={0}
          max={86_400}
          unit="s"
        />
        <NumberField
          of={at(place, 'agent_busy_delay_time')}
          label={t('agent.busyDelay')}
          min={0}
          max={86_400}
          unit="s"
        />
        <NumberField
          of={at(place, 'agent_reject_delay_time')}
          label={t('agent.rejectDelay')}
          min={0}
          max={86_400}
          unit="s"
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextField of={at(place, 'agent_id')} label={t('agent.id')} help={t('agent.idHelp')} maxLength={20} />
        <RemovablePin
          of={at(place, 'agent_password')}
          label={t('agent.pin')}
          help={t('agent.pinHelp')}
          remove={t('pin.remove')}
          removed={t('pin.removed')}
          keep={t('pin.keep')}
          removable={place.value.call_center_agent_uuid !== null}
        />
      </SimpleGrid>
      <SwitchField
        of={seenAs(
          at(place, 'agent_type'),
          (type) => type === 'uuid-standby',
          (on: boolean) => (on ? ('uuid-standby' as const) : ('callback' as const)),
        )}
        label={t('agent.standby')}
        help={t('agent.standbyHelp')}
      />
      <TextField of={at(place, 'agent_description')} label={t('description')} maxLength={1000} />
    </Stack>
  );
}
