import { Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DestinationField } from '../../kit/destination/destination-field.tsx';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { at, type Binding, seenAs } from '../../kit/form/binding.ts';
import type { Member } from './ring-group-values.ts';

const KINDS = ['extension', 'external', 'ring_group', 'call_queue'] as const;

/** The fields of one member. */
export function MemberRow({ place, delays }: { place: Binding<Member>; delays: boolean }) {
  const { t } = useTranslation('ringGroups');
  return (
    <Stack gap="xs">
      <DestinationField
        of={at(place, 'destination_number')}
        label={t('member')}
        kinds={KINDS}
        nothingLabel={t('chooseMember')}
      />
      <Group gap="md" align="flex-end">
        {delays && <NumberField of={at(place, 'destination_delay')} label={t('delay')} min={0} max={3600} unit="s" />}
        <NumberField of={at(place, 'destination_timeout')} label={t('memberTimeout')} min={0} max={3600} unit="s" />
        <SwitchField
          of={seenAs(
            at(place, 'destination_prompt'),
            (prompt) => prompt !== undefined && ![0, '0', '', false, 'false'].includes(prompt),
            (on: boolean) => (on ? 1 : 0),
          )}
          label={t('confirm')}
        />
        <SwitchField of={at(place, 'destination_enabled')} label={t('enabled')} />
      </Group>
      <TextField of={at(place, 'destination_description')} label={t('description')} maxLength={255} />
    </Stack>
  );
}
