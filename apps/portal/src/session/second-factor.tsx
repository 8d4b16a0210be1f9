import { Alert, Anchor, Button, Center, Code, Image, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, toApiError } from '../api/api-error.ts';
import { api } from '../api/client.ts';
import { logOut } from './log-out.ts';
import { SecondFactorCode, type Way } from './second-factor-code.tsx';
import { session } from './session.ts';

/** How the second factor is to be proven now. */
type Step =
  | { readonly step: 'app' }
  | { readonly step: 'email' }
  /** The first time: an app has to be set up. */
  | { readonly step: 'enrol'; readonly secret: string; readonly qrCode: string };

/**
 * Begins to prove the factor. Whether an app is enrolled is known by the server alone: it shows no new secret then.
 *
 * @param chosen what the user asked for; else what is set in his account
 * @throws ApiError
 */
async function beginStep(chosen: Way | undefined): Promise<Step> {
  const { data: user } = await api.GET('/api/get_user');
  const way = chosen ?? (user?.auth_type === 'email' ? 'email' : 'app');
  if (way === 'email') {
    await api.POST('/api/user/totpqrcode', { body: { auth_type: 'email' } });
    return { step: 'email' };
  }
  try {
    const { data } = await api.POST('/api/user/totpqrcode', { body: {} });
    return { step: 'enrol', secret: data?.secret ?? '', qrCode: data?.qrCodeUrl ?? '' };
  } catch (error) {
    if (error instanceof ApiError && error.status === 409) return { step: 'app' };
    throw error;
  }
}

function enrolledBy(step: Step, chosen: Way | undefined): Way | undefined {
  return step.step === 'enrol' ? 'app' : chosen;
}

/** The second factor of a login: a code of the app or of a mail; where none is enrolled yet, setting one up. */
export function SecondFactor() {
  const { t } = useTranslation(['session', 'common']);
  const [chosen, choose] = useState<Way>();
  const step = useQuery({
    queryKey: ['second-factor', chosen, session.token()],
    queryFn: () => beginStep(chosen),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Stack>
      {step.error !== null && (
        <Alert color="red" role="alert">
          <Stack align="flex-start">
            {toApiError(step.error).message}
            <Button size="xs" variant="default" onClick={() => void step.refetch()}>
              {t('common:retry')}
            </Button>
          </Stack>
        </Alert>
      )}
      {step.isPending && (
        <Center>
          <Loader />
        </Center>
      )}
      {step.data !== undefined && <StepTexts step={step.data} />}
      {step.data !== undefined && <SecondFactorCode enrolling={enrolledBy(step.data, chosen)} />}
      {step.data?.step === 'enrol' && (
        <Anchor component="button" type="button" size="sm" onClick={() => choose('email')}>
          {t('factor.byMail')}
        </Anchor>
      )}
      <Anchor component="button" type="button" size="sm" onClick={() => void logOut()}>
        {t('factor.other')}
      </Anchor>
    </Stack>
  );
}

function StepTexts({ step }: { readonly step: Step }) {
  const { t } = useTranslation('session');
  switch (step.step) {
    case 'app':
      return <Text>{t('factor.app')}</Text>;
    case 'email':
      return <Text>{t('factor.mailed')}</Text>;
    case 'enrol':
      return (
        <Stack align="center">
          <Text>{t('factor.enrol')}</Text>
          <Image src={step.qrCode} alt={t('factor.qrCode')} w={220} h={220} />
          <Text size="sm">
            {t('factor.secret')} <Code>{step.secret}</Code>
          </Text>
        </Stack>
      );
  }
}
