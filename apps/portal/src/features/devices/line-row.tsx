import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SecretField } from '../../kit/fields/secret-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { at, type Binding } from '../../kit/form/binding.ts';
import { ExtensionPicker } from '../../kit/pickers/extension-picker.tsx';
import type { Line } from './device-values.ts';

const TRANSPORTS = [
  { value: 'udp', label: 'UDP' },
  { value: 'tcp', label: 'TCP' },
  { value: 'tls', label: 'TLS' },
  { value: 'dns srv', label: 'DNS SRV' },
] as const;

/** The fields of one line: the extension that it is, else a login of its own. */
export function LineRow({ place, number }: { place: Binding<Line>; number: number }) {
  const { t } = useTranslation('devices');
  const line = place.value;
  const extension = at(place, 'extension_uuid');
  const isBound = (line.extension_uuid ?? '') !== '';
  const bind = (uuid: string) =>
    place.set({
      ...line,
      extension_uuid: uuid === '' ? null : uuid,
      ...(uuid === '' ? { user_id: '', auth_id: '', password: '' } : {}),
    });
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('lineAt', { place: number })}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        <ExtensionPicker
          of={{ path: extension.path, errors: extension.errors, value: extension.value, set: bind }}
          label={t('extension')}
          by="uuid"
          number={line.user_id ?? null}
        />
        <SelectField of={at(place, 'sip_transport')} label={t('transport')} choices={TRANSPORTS} />
      </SimpleGrid>
      {!isBound && (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          <TextField of={at(place, 'user_id')} label={t('sipUser')} help={t('sipUserHelp')} maxLength={80} />
          <SecretField of={at(place, 'password')} label={t('sipPassword')} />
          <TextField of={at(place, 'display_name')} label={t('displayName')} maxLength={80} />
          <TextField of={at(place, 'server_address')} label={t('server')} maxLength={255} />
        </SimpleGrid>
      )}
      <SwitchField of={at(place, 'enabled')} label={t('lineEnabled')} />
    </Stack>
  );
}
