import { Alert, Button, Checkbox, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../api/api-error.ts';
import { publicApi } from '../api/client.ts';
import { explainLogin } from './explain-login.ts';
import { session } from './session.ts';

interface Typed {
  readonly username: string;
  readonly password: string;
  readonly rememberMe: boolean;
}

/** @throws ApiError */
async function logIn({ username, password, rememberMe }: Typed): Promise<void> {
  const { data } = await publicApi.POST('/api/authenticate', { body: { username, password, rememberMe } });
  if (data !== undefined) session.loggedIn(data.token, { remember: rememberMe, secondFactor: data.scope === 'mfa' });
}

interface Props {
  /** The user who returns after his session has expired; he cannot change his name here. */
  readonly returning?: string | undefined;
}

/** Name and password. */
export function LoginForm({ returning }: Props) {
  const { t } = useTranslation('session');
  const [username, setUsername] = useState(returning ?? '');
  const [password, setPassword] = useState('');
  const [rememberMe, setRememberMe] = useState(false);
  const login = useMutation({ mutationFn: logIn });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    login.mutate({ username, password, rememberMe });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {login.error !== null && (
          <Alert color="red" role="alert" variant="light">
            {explainLogin(toApiError(login.error), t)}
          </Alert>
        )}
        <TextInput
          label={t('login.name')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          readOnly={returning !== undefined}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          autoFocus={returning === undefined}
        />
        <PasswordInput
          label={t('login.password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          data-autofocus={returning !== undefined || undefined}
        />
        <Checkbox
          label={t('login.remember')}
          checked={rememberMe}
          onChange={(event) => setRememberMe(event.currentTarget.checked)}
        />
        <Button type="submit" loading={login.isPending} fullWidth>
          {t('login.submit')}
        </Button>
      </Stack>
    </form>
  );
}
