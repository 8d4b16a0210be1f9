import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePhone, usePhoneView } from './use-phone.ts';

/** Why the phone cannot be called, and what can be done about it. */
export function LineNotice() {
  const { t } = useTranslation(['softphone', 'common']);
  const phone = usePhone();
  const { line, isBusyElsewhere } = usePhoneView();
  if (line.at === 'starting' || line.at === 'connecting' || line.at === 'registered') return null;
  const why = line.at === 'refused' ? t('why.refused', { status: line.status }) : t(`why.${line.at}`);
  const canRetry = line.at === 'unreachable' || line.at === 'refused' || line.at === 'no_extension';
  return (
    <Alert
      color={line.at === 'other_tab' ? 'blue' : 'yellow'}
      title={t(`line.${line.at}`)}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <Stack gap="xs">
        <Text size="sm">{why}</Text>
        {line.at === 'other_tab' && (
          <Group>
            <Button size="xs" variant="default" onClick={() => void phone.takeOver()}>
              {t('takeOver')}
            </Button>
          </Group>
        )}
        {isBusyElsewhere && (
          <Text size="sm" role="alert">
            {t('why.busyElsewhere')}
          </Text>
        )}
        {canRetry && (
          <Group>
            <Button size="xs" variant="default" onClick={() => phone.retry()}>
              {t('common:retry')}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
