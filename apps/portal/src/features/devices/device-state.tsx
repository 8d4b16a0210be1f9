import { Alert, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { When } from '../../kit/format/when.tsx';
import { PageLink } from '../../kit/links.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useLiveQuery } from '../../live/use-live-query.ts';
import { REGISTRATION_EVENTS, registeredAs, registrationOf } from '../extensions/live-registration.ts';
import { RegistrationBadge } from '../extensions/registration-badge.tsx';
import { provisioningUrl } from './device-names.ts';
import type { Device } from './device-values.ts';

/** Where the phone fetches its configuration, when it last did, and whether its lines are there. */
export function DeviceState({ device }: { device: Device }) {
  const { t } = useTranslation('devices');
  const bound = device.lines.filter((line) => line.extension_uuid !== null);
  return (
    <Stack gap="md">
      {device.device_username === null && (
        <Alert color="orange" title={t('open')}>
          {t('openText')}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Paper withBorder p="lg">
          <Stack gap="sm">
            <Title order={2} size="h5">
              {t('provisioning')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('provisioningText')}
            </Text>
            <Copyable value={provisioningUrl(window.location.origin, device.device_address)} />
            {device.device_username !== null && (
              <Fact label={t('username')}>
                <Copyable value={device.device_username} />
              </Fact>
            )}
            {device.device_password ? (
              <Fact label={t('password')}>
                <Copyable value={device.device_password} secret />
              </Fact>
            ) : null}
          </Stack>
        </Paper>
        <Paper withBorder p="lg">
          <Stack gap="sm">
            <Title order={2} size="h5">
              {t('state')}
            </Title>
            <Fact label={t('fetched')}>
              {device.device_provisioned_date === null ? (
                <StatusBadge tone="warning">{t('neverFetched')}</StatusBadge>
              ) : (
                <When at={device.device_provisioned_date} style="relative" />
              )}
            </Fact>
            {device.device_provisioned_ip !== null && (
              <Fact label={t('fetchedFrom')}>{device.device_provisioned_ip}</Fact>
            )}
            {device.device_provisioned_agent !== null && (
              <Fact label={t('agent')}>{device.device_provisioned_agent}</Fact>
            )}
            {bound.map((line) => (
              <LineState key={line.device_line_uuid} uuid={line.extension_uuid ?? ''} />
            ))}
          </Stack>
        </Paper>
      </SimpleGrid>
    </Stack>
  );
}

function LineState({ uuid }: { uuid: string }) {
  const options = $api.queryOptions('get', '/api/fpbx_extensions/{extension_uuid}', {
    params: { path: { extension_uuid: uuid } },
  });
  const { data } = useLiveQuery(options, {
    types: REGISTRATION_EVENTS,
    patch: (extension, events) =>
      events.reduce((before, event) => {
        const one = registrationOf(event);
        return one?.uuid === uuid ? registeredAs(before, one.registration) : before;
      }, extension),
  });
  if (!data) return null;
  return (
    <Fact label={<PageLink to={`/extensions/${uuid}`}>{data.extension}</PageLink>}>
      <RegistrationBadge {...data} />
    </Fact>
  );
}

function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm" component="span">
        {label}
      </Text>
      <Text size="sm" component="div" ta="right" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </Group>
  );
}
