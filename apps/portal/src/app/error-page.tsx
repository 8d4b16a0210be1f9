import { Button, Container, Group, Stack, Text, Title } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../api/api-error.ts';

/** What is shown in place of a page that failed; the frame around it stays. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation(['shell', 'common']);
  const router = useRouter();
  const { message } = toApiError(error);
  const retry = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <Container size="sm" py="xl">
      <Stack align="flex-start" role="alert">
        <Title order={1}>{t('failed.title')}</Title>
        <Text>{t('failed.text')}</Text>
        <Text c="dimmed" size="sm">
          {message}
        </Text>
        <Group>
          <Button onClick={retry}>{t('common:retry')}</Button>
          <Button variant="default" onClick={() => window.location.reload()}>
            {t('failed.reload')}
          </Button>
        </Group>
      </Stack>
    </Container>
  );
}
