import { Button, Group, Paper, Radio, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../kit/page.tsx';
import { TenantPicker } from '../../kit/pickers/tenant-picker.tsx';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';

/** Asks whom it is for: each has one announcement, which is then edited. */
export default function NewAnnouncementPage() {
  const { t } = useTranslation(['announcements', 'common']);
  const navigate = useNavigate();
  const chosen = useChosenTenant();
  const [audience, setAudience] = useState(chosen === undefined ? 'all' : 'one');
  const [tenant, setTenant] = useState(chosen);
  const to = audience === 'all' ? 0 : tenant;
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/announcements' }]}>
      <Paper withBorder p="lg">
        <Stack>
          <Radio.Group label={t('audience')} value={audience} onChange={setAudience}>
            <Stack gap="xs" mt="xs">
              <Radio value="all" label={t('everybody')} description={t('everybodyHelp')} />
              <Radio value="one" label={t('oneTenant')} description={t('oneTenantHelp')} />
            </Stack>
          </Radio.Group>
          {audience === 'one' && (
            <TenantPicker of={{ path: 'tenant_id', value: tenant, set: setTenant, errors: {} }} label={t('tenant')} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => void navigate({ to: '/announcements' })}>
              {t('common:cancel')}
            </Button>
            <Button disabled={to === undefined} onClick={() => void navigate({ to: `/announcements/${to}` })}>
              {t('common:continue')}
            </Button>
          </Group>
        </Stack>
      </Paper>
    </Page>
  );
}
