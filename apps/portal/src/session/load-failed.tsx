import { Button, Container, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ApiError, NO_ANSWER } from '../api/api-error.ts';
import { session } from './session.ts';

/** In place of the portal while it is not known who is there. */
export function LoadFailed({ error, retry }: { readonly error: ApiError; readonly retry: () => void }) {
  const { t } = useTranslation(['shell', 'common']);
  const lost = error.status === NO_ANSWER;
  return (
    <Container size="sm" py="xl" component="main">
      <Stack align="flex-start" role="alert">
        <Title order={1}>{lost ? t('lost.title') : t('failed.title')}</Title>
        <Text>{lost ? t('lost.text') : error.message}</Text>
        <Button onClick={retry}>{t('common:retry')}</Button>
        <Button variant="subtle" onClick={() => session.leave()}>
          {t('user.logOut')}
        </Button>
      </Stack>
    </Container>
  );
}
