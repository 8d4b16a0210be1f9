import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../api/api-error.ts';
import { publicApi } from '../api/client.ts';
import { OpenPage } from './open-page.tsx';

/** Asks for the mail with a link to choose a new password. */
export function ForgottenPasswordPage() {
  const { t } = useTranslation('session');
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => publicApi.POST('/api/forgot_password', { body: { email } }) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <OpenPage title={t('forgotten.title')}>
      {ask.isSuccess ? (
        <Text role="status">{t('forgotten.sent', { email })}</Text>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <Text>{t('forgotten.text')}</Text>
            {ask.error !== null && (
              <Alert color="red" role="alert">
                {toApiError(ask.error).message}
              </Alert>
            )}
            <TextInput
              label={t('forgotten.email')}
              type="email"
              autoComplete="email"
              required
              withAsterisk={false}
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Button type="submit" loading={ask.isPending}>
              {t('forgotten.submit')}
            </Button>
          </Stack>
        </form>
      )}
      <Anchor component={Link} to="/" size="sm">
        {t('toLogin')}
      </Anchor>
    </OpenPage>
  );
}
