import { Button, Group, Stack, Text } from '@mantine/core';
import { IconLock, IconLockOpen, IconLogout, IconShieldOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FormSection } from '../../kit/form/form-section.tsx';
import { When } from '../../kit/format/when.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useMe } from '../../session/use-me.ts';
import { PasswordForm } from './password-form.tsx';
import { useUserActs } from './use-user-acts.ts';
import type { User } from './user-values.ts';

/** How somebody logs in, and how he is kept from it. */
export function SecurityTab({ user }: { readonly user: User }) {
  const { t } = useTranslation('users');
  const me = useMe();
  const acts = useUserActs();
  const isSelf = user.user_id === me.userId;
  const hasFactor = user.auth_type !== '';
  return (
    <Stack gap="lg">
      {!me.impersonated && <PasswordForm key={user.user_id} user={user} />}
      <FormSection title={t('factor.title')} text={t('factor.text')}>
        <Group>
          <StatusBadge tone={hasFactor ? 'good' : 'neutral'}>
            {t(hasFactor ? (user.auth_type === 'app' ? 'factor.app' : 'factor.mail') : 'factor.none')}
          </StatusBadge>
        </Group>
        {!isSelf && !me.impersonated && (
          <Group>
            <Button
              variant="default"
              leftSection={<IconShieldOff size={16} aria-hidden />}
              onClick={() => acts.takeFactor(user)}
            >
              {t('factor.take')}
            </Button>
          </Group>
        )}
      </FormSection>
      <FormSection title={t('sections.access')} text={t('sections.accessText')}>
        <Text size="sm">
          {t('lastLogin')}: <When at={user.last_login} none={t('never')} />
        </Text>
        <Text size="sm">{t('passwordAge', { count: user.pass_exp_in })}</Text>
        {!isSelf && (
          <Group>
            <Button
              variant="default"
              leftSection={<IconLogout size={16} aria-hidden />}
              onClick={() => acts.logOut(user)}
            >
              {t('logOut')}
            </Button>
            {user.is_admin === '0' && <LockButton user={user} />}
          </Group>
        )}
      </FormSection>
    </Stack>
  );
}

function LockButton({ user }: { readonly user: User }) {
  const { t } = useTranslation('users');
  const acts = useUserActs();
  const isActive = user.active === '1';
  return (
    <Button
      variant="default"
      leftSection={isActive ? <IconLock size={16} aria-hidden /> : <IconLockOpen size={16} aria-hidden />}
      onClick={() => (isActive ? acts.lock(user) : void acts.unlock(user))}
    >
      {t(isActive ? 'lock' : 'unlock')}
    </Button>
  );
}
