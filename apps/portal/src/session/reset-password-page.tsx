import { Alert, Anchor, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../api/api-error.ts';
import { publicApi } from '../api/client.ts';
import { OpenPage } from './open-page.tsx';
import { PasswordRules } from './password-rules.tsx';

/** Where the link of the mail leads: a new password with the code of the mail. */
export function ResetPasswordPage() {
  const { t } = useTranslation('session');
  const [code] = useState(() => new URLSearchParams(window.location.hash.slice(1)).get('code') ?? '');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [differ, setDiffer] = useState(false);
  const change = useMutation({ mutationFn: () => publicApi.PUT('/api/update_password', { body: { code, password } }) });
  const error = change.error === null ? undefined : toApiError(change.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setDiffer(password !== repeated);
    if (password === repeated) change.mutate();
  };
  if (change.isSuccess)
    return (
      <OpenPage title={t('reset.title')}>
        <Text role="status">{t('reset.done')}</Text>
        <Button component={Link} to="/">
          {t('toLogin')}
        </Button>
      </OpenPage>
    );
  return (
    <OpenPage title={t('reset.title')}>
      <form onSubmit={submit}>
        <Stack>
          {error !== undefined && error.fields['password'] === undefined && (
            <Alert color="red" role="alert">
              <Text>{error.message}</Text>
              <Anchor component={Link} to="/auth/forgotten-password">
                {t('reset.again')}
              </Anchor>
            </Alert>
          )}
          <PasswordInput
            label={t('reset.password')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            autoFocus
            value={password}
            error={error?.fields['password']}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <PasswordRules password={password} />
          <PasswordInput
            label={t('reset.repeat')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={repeated}
            error={differ && password !== repeated ? t('reset.differ') : undefined}
            onChange={(event) => setRepeated(event.currentTarget.value)}
          />
          <Button type="submit" loading={change.isPending}>
            {t('reset.submit')}
          </Button>
        </Stack>
      </form>
    </OpenPage>
  );
}
