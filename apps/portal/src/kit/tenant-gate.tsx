import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/use-me.ts';
import { chooseTenant, useChosenTenant } from '../shell/chosen-tenant.ts';
import { ServerSelect } from './pickers/server-select.tsx';

/**
 * Around what makes an object of a tenant: the provider is asked for which one, unless the frame's switch says so.
 * Everybody else sees the content at once.
 */
export function TenantGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation('kit');
  const { kind, edition } = useMe();
  const chosen = useChosenTenant();
  if (kind !== 'provider' || edition === 'community' || chosen !== undefined) return children;
  return (
    <Paper withBorder p="lg" maw={520}>
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t('tenant.which')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('tenant.whichText')}
        </Text>
        <ServerSelect
          of={{ path: 'tenant_id', value: '', set: (id: string) => chooseTenant(Number(id)), errors: {} }}
          label={t('tenant.label')}
          path="/api/tenants"
          option={(row) => ({ value: String(row.tenant_id), label: row.company })}
          clearable={false}
        />
      </Stack>
    </Paper>
  );
}
