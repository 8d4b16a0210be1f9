import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePhone, usePhoneView } from './use-phone.ts';

/** What to do when a call had no microphone. */
export function MicrophoneNotice() {
  const { t } = useTranslation('softphone');
  const phone = usePhone();
  const { microphoneFault } = usePhoneView();
  if (microphoneFault === null) return null;
  return (
    <Alert color="red" title={t('microphone.title')} role="alert">
      <Stack gap="xs">
        <Text size="sm">{t(`microphone.${microphoneFault}`)}</Text>
        <Group>
          <Button size="xs" variant="default" onClick={() => void phone.askForMicrophone()}>
            {t('microphone.test')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
