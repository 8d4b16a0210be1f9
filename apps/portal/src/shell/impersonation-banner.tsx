import { Alert, Button, Group } from '@mantine/core';
import { IconUserShield } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { logOut } from '../session/log-out.ts';
import { session } from '../session/session.ts';
import { useMe } from '../session/use-me.ts';
import { useSession } from '../session/use-session.ts';

/** Always in sight while somebody acts as another user. */
export function ImpersonationBanner() {
  const { t } = useTranslation('shell');
  const me = useMe();
  const state = useSession();
  if (!me.impersonated) return null;
  const canComeBack = state.state !== 'out' && state.login.own !== undefined;
  return (
    <Alert role="status" color="orange" icon={<IconUserShield />} mb="md">
      <Group justify="space-between">
        {t('impersonation.text', { name: me.name })}
        <Button size="xs" variant="white" onClick={() => (canComeBack ? session.comeBack() : void logOut())}>
          {canComeBack ? t('impersonation.end') : t('user.logOut')}
        </Button>
      </Group>
    </Alert>
  );
}
