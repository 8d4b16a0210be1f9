import { Button, Container, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** For an address that names no page, or none that the caller may open: the two look the same. */
export function NotFoundPage() {
  const { t } = useTranslation('shell');
  return (
    <Container size="sm" py="xl">
      <Stack align="flex-start">
        <Title order={1} tabIndex={-1}>
          {t('notFound.title')}
        </Title>
        <Text>{t('notFound.text')}</Text>
        <Button component={Link} to="/">
          {t('notFound.home')}
        </Button>
      </Stack>
    </Container>
  );
}
