import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Copyable } from '../../kit/copyable.tsx';

/** The secret that signs the requests: shown once. */
export function MadeSecret({ secret }: { readonly secret: string }) {
  const { t } = useTranslation('webhooks');
  return (
    <Alert color="orange" title={t('secret')} role="status">
      <Stack gap="xs">
        <Text size="sm">{t('secretText')}</Text>
        <Copyable value={secret} />
      </Stack>
    </Alert>
  );
}
