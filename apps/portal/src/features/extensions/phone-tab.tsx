import { Alert, Paper, SegmentedControl, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { CopyableFact } from '../../kit/copyable.tsx';
import { QrCode } from '../../kit/qr-code.tsx';
import type { Extension } from './extension.ts';
import { accountUri, type SoftphoneAccount, waveAccount } from './softphone-account.ts';

/** What a phone needs to register: to be copied, or scanned by a softphone. */
export function PhoneTab({ extension }: { extension: Extension }) {
  const { t } = useTranslation('extensions');
  const softphone = $api.useQuery('get', '/api/softphone');
  const socket = softphone.data?.websocket_url ?? '';
  const account: SoftphoneAccount = {
    number: extension.extension,
    name: extension.effective_caller_id_name,
    password: extension.password ?? '',
    domain: extension.domain_name,
    server: hostOf(socket) ?? window.location.hostname,
  };
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Paper withBorder p="lg">
        <Stack gap="sm">
          <Title order={2} size="h5">
            {t('phone.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('phone.text')}
          </Text>
          <CopyableFact label={t('phone.userName')} value={account.number} />
          <CopyableFact label={t('password')} value={account.password} secret />
          <CopyableFact label={t('phone.domain')} value={account.domain} />
          <CopyableFact label={t('phone.server')} value={account.server} />
          <CopyableFact label={t('phone.socket')} value={socket} />
        </Stack>
      </Paper>
      {account.password === '' ? null : <ScanPanel account={account} />}
    </SimpleGrid>
  );
}

function ScanPanel({ account }: { account: SoftphoneAccount }) {
  const { t } = useTranslation('extensions');
  const [kind, setKind] = useState('uri');
  return (
    <Paper withBorder p="lg">
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h5">
          {t('phone.scan')}
        </Title>
        <SegmentedControl
          aria-label={t('phone.scan')}
          value={kind}
          onChange={setKind}
          data={[
            { value: 'uri', label: t('phone.anyPhone') },
            { value: 'wave', label: 'Grandstream Wave' },
          ]}
        />
        <QrCode text={kind === 'wave' ? waveAccount(account) : accountUri(account)} label={t('phone.qr')} />
        <Alert color="orange" p="xs">
          {t('phone.secret')}
        </Alert>
      </Stack>
    </Paper>
  );
}

function hostOf(url: string): string | null {
  return URL.parse(url)?.hostname ?? null;
}
