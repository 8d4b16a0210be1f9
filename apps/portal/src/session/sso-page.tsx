import { Alert, Anchor, Stack } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OpenPage } from './open-page.tsx';
import { session } from './session.ts';

const REASONS = ['expired', 'denied', 'failed', 'not_allowed', 'unavailable', 'too_many'] as const;

/** Where single sign-on ends: with a token, or with the reason why there is none (contract 10 §1.12). */
export function SsoPage() {
  const { t } = useTranslation('session');
  const navigate = useNavigate();
  const [outcome] = useState(() => new URLSearchParams(window.location.hash.slice(1)));
  const token = outcome.get('token');
  useEffect(() => {
    if (token === null) return;
    // Whether a second factor is owed, the server says with the first answer.
    session.loggedIn(token, { remember: false, secondFactor: false });
    void navigate({ to: '/', replace: true });
  }, [token, navigate]);
  if (token !== null) return null;
  const reason = REASONS.find((it) => it === outcome.get('error')) ?? 'failed';
  return (
    <OpenPage title={t('sso.title')}>
      <Stack>
        <Alert color="red" role="alert">
          {t(`sso.${reason}`)}
        </Alert>
        <Anchor component={Link} to="/" replace>
          {t('toLogin')}
        </Anchor>
      </Stack>
    </OpenPage>
  );
}
