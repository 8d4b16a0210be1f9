import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../api/api-error.ts';
import { api } from '../api/client.ts';
import { readClaims } from './claims.ts';
import { session } from './session.ts';

/** What kind of second factor. */
export type Way = 'app' | 'email';

interface Props {
  /** What the code enrols, where none is enrolled yet. */
  readonly enrolling: Way | undefined;
}

/** @returns whether the code was right @throws ApiError */
async function prove(code: string, enrolling: Props['enrolling']): Promise<boolean> {
  const { data } = await api.POST('/api/user/totp/verify', { body: { code } });
  if (data !== true) return false;
  const user = readClaims(session.token() ?? '')?.userId;
  if (enrolling !== undefined && user !== undefined)
    await api.PUT('/api/users/{user_id}', { params: { path: { user_id: user } }, body: { auth_type: enrolling } });
  session.secondFactorPassed();
  return true;
}

/** The field for the code of the second factor. */
export function SecondFactorCode({ enrolling }: Props) {
  const { t } = useTranslation('session');
  const [code, setCode] = useState('');
  const proof = useMutation({ mutationFn: () => prove(code, enrolling) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    proof.mutate();
  };
  const wrong = proof.data === false ? t('factor.wrong') : undefined;
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('factor.code')}
          description={enrolling === undefined ? t('factor.recovery') : undefined}
          name="code"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          autoFocus
          data-autofocus
          value={code}
          error={proof.error === null ? wrong : toApiError(proof.error).message}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={proof.isPending}>
          {t('factor.submit')}
        </Button>
      </Stack>
    </form>
  );
}
