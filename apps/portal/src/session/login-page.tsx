import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoginForm } from './login-form.tsx';
import { OpenPage } from './open-page.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SsoProviders } from './sso-providers.tsx';
import { useBranding } from './use-branding.ts';
import { useSession } from './use-session.ts';

/** Where somebody who is not logged in arrives, whatever page he asked for; he gets that page after it. */
export function LoginPage() {
  const { t } = useTranslation('session');
  const session = useSession();
  const { supportEmail } = useBranding();
  if (session.state === 'second-factor')
    return (
      <OpenPage title={t('factor.title')}>
        <SecondFactor />
      </OpenPage>
    );
  return (
    <OpenPage title={t('login.title')}>
      <Stack>
        <LoginForm />
        <Anchor component={Link} to="/auth/forgotten-password" size="sm">
          {t('login.forgotten')}
        </Anchor>
        <SsoProviders />
      </Stack>
      <Text size="sm" c="dimmed" mt="md">
        {t('login.help')}
      </Text>
      {supportEmail !== undefined && (
        <Anchor href={`mailto:${supportEmail}`} size="sm">
          {t('login.support', { email: supportEmail })}
        </Anchor>
      )}
    </OpenPage>
  );
}
