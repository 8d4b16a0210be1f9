import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OptionalNumberField } from '../../kit/fields/number-field.tsx';
import { SecretField } from '../../kit/fields/secret-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { AdvancedFields } from '../../kit/form/advanced-fields.tsx';
import { asNumber, at, type Binding, seenAs } from '../../kit/form/binding.ts';
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
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" style={{ alignItems: 'end' }}>
        <ExtensionPicker
          of={{ path: extension.path, errors: extension.errors, value: extension.value, set: bind }}
          label={t('extension')}
          by="uuid"
          number={line.user_id ?? null}
        />
        <SelectField of={at(place, 'sip_transport')} label={t('transport')} choices={TRANSPORTS} />
      </SimpleGrid>
      {!isBound && (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" style={{ alignItems: 'end' }}>
          <TextField of={at(place, 'user_id')} label={t('sipUser')} help={t('sipUserHelp')} maxLength={80} />
          <SecretField of={at(place, 'password')} label={t('sipPassword')} />
        </SimpleGrid>
      )}
      <TextField of={at(place, 'label')} label={t('lineLabel')} help={t('lineLabelHelp')} maxLength={80} />
      <SwitchField of={at(place, 'enabled')} label={t('lineEnabled')} />
      <LineAdvanced place={place} isBound={isBound} />
    </Stack>
  );
}

const HOSTS = [
  'server_address',
  'server_address_primary',
  'server_address_secondary',
  'outbound_proxy_primary',
  'outbound_proxy_secondary',
] as const;
const ADVANCED = ['display_name', 'auth_id', ...HOSTS, 'sip_port', 'register_expires', 'shared_line'] as const;

/** How the phone reaches the server, where it is not as usual (contract 20 §2.3). */
function LineAdvanced({ place, isBound }: { place: Binding<Line>; isBound: boolean }) {
  const { t } = useTranslation('devices');
  return (
    <AdvancedFields of={place} fields={ADVANCED}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" style={{ alignItems: 'end' }}>
        <TextField of={at(place, 'display_name')} label={t('displayName')} help={t('displayNameHelp')} maxLength={80} />
        {!isBound && <TextField of={at(place, 'auth_id')} label={t('authId')} help={t('authIdHelp')} maxLength={80} />}
        {HOSTS.map((name) => (
          <TextField
            key={name}
            of={at(place, name)}
            label={t(`hosts.${name}`)}
            help={t(`hostHelp.${name}`)}
            maxLength={255}
          />
        ))}
        <OptionalNumberField
          of={asNumber(at(place, 'sip_port'))}
          label={t('port')}
          help={t('portHelp')}
          min={1}
          max={65_535}
        />
        <OptionalNumberField
          of={asNumber(at(place, 'register_expires'))}
          label={t('expires')}
          help={t('expiresHelp')}
          min={60}
          max={86_400}
          unit="s"
        />
      </SimpleGrid>
      <SwitchField
        of={seenAs(
          at(place, 'shared_line'),
          (shared) => (shared ?? '') !== '',
          (on: boolean) => (on ? 'shared' : null),
        )}
        label={t('sharedLine')}
        help={t('sharedLineHelp')}
      />
    </AdvancedFields>
  );
}
