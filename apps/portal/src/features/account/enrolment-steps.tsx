import { Button, Code, Group, Image, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../../api/api-error.ts';
import { api } from '../../api/client.ts';

/** What an authenticator app has to be given. */
export interface Enrolment {
  readonly secret: string;
  /** PNG as a data URI. */
  readonly qrCode: string;
}

interface Props {
  readonly userId: number;
  readonly enrolment: Enrolment;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Scan the code, then prove it: only then it counts. */
export function EnrolmentSteps({ userId, enrolment, onDone, onCancel }: Props) {
  const { t } = useTranslation(['account', 'common']);
  const [code, setCode] = useState('');
  const proof = useMutation({
    mutationFn: async () => {
      const { data } = await api.POST('/api/user/totp/verify', { body: { code, secret: enrolment.secret } });
      if (data !== true) return false;
      const params = { path: { user_id: userId } };
      await api.PUT('/api/users/{user_id}', { params, body: { auth_type: 'app' } });
      return true;
    },
    onSuccess: (right) => {
      if (right) onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    proof.mutate();
  };
  const wrong = proof.data === false ? t('factor.wrong') : undefined;
  return (
    <form onSubmit={submit}>
      <Stack align="flex-start">
        <Text>{t('factor.scan')}</Text>
        <Image src={enrolment.qrCode} alt={t('factor.qrCode')} w={220} h={220} />
        <Text size="sm">
          {t('factor.secret')} <Code>{enrolment.secret}</Code>
        </Text>
        <TextInput
          label={t('factor.code')}
          autoComplete="one-time-code"
          required
          value={code}
          error={proof.error === null ? wrong : toApiError(proof.error).message}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={proof.isPending}>
            {t('factor.confirm')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
