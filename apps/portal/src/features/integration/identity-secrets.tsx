import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { confirmAct } from '../../kit/confirm/confirm-act.tsx';
import { When } from '../../kit/format/when.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { WideTable } from '../../kit/wide-table.tsx';
import type { Identity } from './identity-values.ts';
import { RotateDialog } from './rotate-dialog.tsx';
import { type ClearSecret, ShownOnce } from './shown-once.tsx';

type Secret = Identity['secrets'][number];

/** The secrets of an identity as they are known later on: given anew, or ended. */
export function IdentitySecrets({ identity }: { readonly identity: Identity }) {
  const { t } = useTranslation('integration');
  const [rotating, setRotating] = useState<Secret['type'] | null>(null);
  const [made, setMade] = useState<ClearSecret | null>(null);
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('secrets.text')}
      </Text>
      {made !== null && <ShownOnce secrets={[made]} />}
      <Group gap="xs">
        {(['password', 'access_hash'] as const).map((type) => (
          <Button
            key={type}
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => setRotating(type)}
          >
            {t(`secrets.rotate.${type}`)}
          </Button>
        ))}
      </Group>
      {identity.secrets.length === 0 ? <Text>{t('secrets.none')}</Text> : <SecretsTable identity={identity} />}
      {rotating !== null && (
        <RotateDialog identity={identity} type={rotating} onMade={setMade} onClose={() => setRotating(null)} />
      )}
    </Stack>
  );
}

function SecretsTable({ identity }: { readonly identity: Identity }) {
  const { t } = useTranslation(['integration', 'common']);
  const refresh = useRefresh();
  const revoke = ({ secret_id, type, hint }: Secret) =>
    confirmAct({
      title: t('secrets.revokeTitle', { type: t(`secrets.types.${type}`), hint }),
      consequences: [t('secrets.revokeText')],
      confirm: t('secrets.revoke'),
      cancel: t('common:cancel'),
      done: t('secrets.revoked'),
      act: async () => {
        const params = { path: { identity_id: identity.identity_id } };
        await api.POST('/api/integration_identities/{identity_id}/revoke', { params, body: { secret_id } });
        await refresh('integration_identities');
      },
    });
  return (
    <WideTable minWidth={640} label={t('secrets.title')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('secrets.type')}</Table.Th>
            <Table.Th>{t('secrets.state')}</Table.Th>
            <Table.Th>{t('secrets.since')}</Table.Th>
            <Table.Th>{t('secrets.until')}</Table.Th>
            <Table.Th>{t('secrets.lastUsed')}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {identity.secrets.map((secret) => (
            <Table.Tr key={secret.secret_id}>
              <Table.Td>
                {t(`secrets.types.${secret.type}`)} …{secret.hint}
              </Table.Td>
              <Table.Td>
                <SecretState secret={secret} />
              </Table.Td>
              <Table.Td>
                <When at={secret.valid_from} style="date-time" />
              </Table.Td>
              <Table.Td>
                <When at={secret.revoked_at ?? secret.valid_until} style="date-time" none="–" />
              </Table.Td>
              <Table.Td>
                <When at={secret.last_used_at} style="relative" none={t('identities.never')} />
              </Table.Td>
              <Table.Td ta="right">
                {secret.valid && (
                  <Button
                    size="xs"
                    variant="light"
                    color="red"
                    aria-label={t('secrets.revokeTitle', {
                      type: t(`secrets.types.${secret.type}`),
                      hint: secret.hint,
                    })}
                    onClick={() => revoke(secret)}
                  >
                    {t('secrets.revoke')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}

function SecretState({ secret: { valid, revoked_at, valid_until } }: { readonly secret: Secret }) {
  const { t } = useTranslation('integration');
  if (revoked_at !== null) return <StatusBadge tone="bad">{t('secrets.states.revoked')}</StatusBadge>;
  if (!valid) return <StatusBadge tone="neutral">{t('secrets.states.over')}</StatusBadge>;
  if (valid_until !== null) return <StatusBadge tone="warning">{t('secrets.states.outgoing')}</StatusBadge>;
  return <StatusBadge tone="good">{t('secrets.states.valid')}</StatusBadge>;
}
