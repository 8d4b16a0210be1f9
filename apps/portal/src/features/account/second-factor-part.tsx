import { Alert, Badge, Button, Code, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../../api/api-error.ts';
import { api } from '../../api/client.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { type Enrolment, EnrolmentSteps } from './enrolment-steps.tsx';

type User = AnswerOf<'/api/get_user'>;

/** @throws ApiError 409 while one is enrolled that was not proven a short while ago */
async function beginEnrolment(): Promise<Enrolment> {
  const { data } = await api.POST('/api/user/totpqrcode', { body: {} });
  return { secret: data?.secret ?? '', qrCode: data?.qrCodeUrl ?? '' };
}

async function makeRecoveryCodes(): Promise<readonly string[]> {
  return (await api.POST('/api/user/totp/recovery_codes')).data?.recovery_codes ?? [];
}

/** The second factor of the caller's logins: on with an app, off, recovery codes. */
export function SecondFactorPart({ user }: { readonly user: User }) {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const refresh = () => void queries.invalidateQueries({ queryKey: ['get', '/api/get_user'] });
  const begin = useMutation({ mutationFn: beginEnrolment, onSuccess: setEnrolment });
  const codes = useMutation({ mutationFn: makeRecoveryCodes });
  const end = useMutation({
    mutationFn: () =>
      api.PUT('/api/users/{user_id}', { params: { path: { user_id: user.user_id } }, body: { auth_type: '' } }),
    onSuccess: refresh,
  });
  const failure = begin.error ?? end.error ?? codes.error;
  const isOn = user.auth_type !== '';
  return (
    <FormSection title={t('factor.title')} text={t('factor.text')}>
      <Stack align="flex-start">
        <Badge color={isOn ? 'green' : 'gray'} variant="light">
          {isOn ? t(user.auth_type === 'email' ? 'factor.onByMail' : 'factor.onByApp') : t('factor.off')}
        </Badge>
        {failure !== null && (
          <Alert color="red" role="alert">
            {toApiError(failure).message}
          </Alert>
        )}
        {enrolment === undefined ? (
          <Group>
            <Button variant={isOn ? 'default' : 'filled'} loading={begin.isPending} onClick={() => begin.mutate()}>
              {t(isOn ? 'factor.replace' : 'factor.turnOn')}
            </Button>
            {isOn && (
              <>
                <Button variant="default" loading={codes.isPending} onClick={() => codes.mutate()}>
                  {t('factor.makeCodes')}
                </Button>
                <Button variant="default" color="red" loading={end.isPending} onClick={() => end.mutate()}>
                  {t('factor.turnOff')}
                </Button>
              </>
            )}
          </Group>
        ) : (
          <EnrolmentSteps
            userId={user.user_id}
            enrolment={enrolment}
            onDone={() => {
              setEnrolment(undefined);
              refresh();
              codes.mutate();
            }}
            onCancel={() => setEnrolment(undefined)}
          />
        )}
        {codes.data !== undefined && <RecoveryCodes codes={codes.data} />}
      </Stack>
    </FormSection>
  );
}

function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation('account');
  return (
    <Alert color="orange" title={t('factor.codes')} role="status">
      <Text size="sm">{t('factor.codesText')}</Text>
      <SimpleGrid cols={2} mt="sm">
        {codes.map((code) => (
          <Code key={code}>{code}</Code>
        ))}
      </SimpleGrid>
    </Alert>
  );
}
