import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Copyable } from '../../kit/copyable.tsx';

/** A secret in clear. */
export interface ClearSecret {
  readonly type: 'username' | 'password' | 'access_hash';
  readonly value: string;
}

/** Secrets that no answer will show again. */
export function ShownOnce({ secrets }: { readonly secrets: readonly ClearSecret[] }) {
  const { t } = useTranslation('integration');
  return (
    <Alert color="orange" title={t('secrets.once')} role="status">
      <Stack gap="sm">
        <Text size="sm">{t('secrets.onceText')}</Text>
        {secrets.map(({ type, value }) => (
          <div key={type}>
            <Text size="sm" fw={500}>
              {t(`secrets.types.${type}`)}
            </Text>
            <Copyable value={value} />
          </div>
        ))}
      </Stack>
    </Alert>
  );
}
