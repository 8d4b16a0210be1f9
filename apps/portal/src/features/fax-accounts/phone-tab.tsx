import { Alert, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { CopyableFact } from '../../kit/copyable.tsx';
import { SecretField } from '../../kit/fields/secret-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import type { FaxAccount } from './account.ts';
import { useAccountForm } from './use-account-form.ts';

/** What a phone or a fax program needs to be this account, and its password. */
export function PhoneTab({ account }: { account: FaxAccount }) {
  return (
    <>
      <Provisioning account={account} />
      <LoginForm account={account} />
    </>
  );
}

function Provisioning({ account: { account_id, pbx_extension } }: { account: FaxAccount }) {
  const { t } = useTranslation('faxAccounts');
  const { data, error, refetch } = $api.useQuery('get', '/api/accounts/{account_id}/provisioning', {
    params: { path: { account_id } },
  });
  if (error !== null) return <LoadFailed error={error} retry={() => void refetch()} />;
  return (
    <Paper withBorder p="lg">
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t('provisioning')}
        </Title>
        <Text size="sm" c="dimmed">
          {pbx_extension === null ? t('provisioningText') : t('provisioningOf', { number: pbx_extension })}
        </Text>
        {data !== undefined && (
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xs">
            <CopyableFact label={t('username')} value={data.username} />
            <CopyableFact label={t('password')} value={data.password ?? ''} secret />
            <CopyableFact label={t('callerId')} value={data.callerid} />
            <CopyableFact label={t('host')} value={data.host ?? ''} />
            <CopyableFact label={t('port')} value={String(data.port)} />
            <CopyableFact label={t('socket')} value={data.wss} />
            <CopyableFact label={t('voicemailCode')} value={data.dialplan.voicemail} />
          </SimpleGrid>
        )}
        <Alert color="orange" p="xs">
          {t('secret')}
        </Alert>
      </Stack>
    </Paper>
  );
}

function LoginForm({ account }: { account: FaxAccount }) {
  const { t } = useTranslation(['faxAccounts', 'kit']);
  const navigate = useNavigate();
  const { account_id, passwd, passwd_pin } = account;
  const initial = useMemo(() => ({ passwd: passwd ?? '', passwd_pin: passwd_pin ?? '' }), [passwd, passwd_pin]);
  const isMissing = (secret: string) => (secret === '' ? t('kit:form.faults.required') : undefined);
  const form = useAccountForm<typeof initial>(
    account_id,
    initial,
    (changed) => changed,
    (values) => ({ passwd: isMissing(values.passwd), passwd_pin: isMissing(values.passwd_pin) }),
  );
  return (
    <ResourceForm form={form} label={t('login')} onCancel={() => void navigate({ to: '/fax-accounts' })}>
      <FormSection title={t('login')} text={t('loginText')}>
        <SecretField of={form.at('passwd')} label={t('password')} required />
        <SecretField of={form.at('passwd_pin')} label={t('pin')} required kind="pin" length={4} />
      </FormSection>
    </ResourceForm>
  );
}
