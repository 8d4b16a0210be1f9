import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NO_ANSWER, toApiError } from '../api/api-error.ts';

/** Something could not be read: why, and a button to try again. */
export function LoadFailed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation(['kit', 'common']);
  const { status, message } = toApiError(error);
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('kit:failed.title')} role="alert">
      <Group justify="space-between">
        <Text size="sm">{status === NO_ANSWER ? t('kit:failed.noAnswer') : message}</Text>
        {retry && (
          <Button size="xs" variant="default" onClick={retry}>
            {t('common:retry')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
