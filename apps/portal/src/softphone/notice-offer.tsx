import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { phoneMemory } from './phone-memory.ts';
import { usePhoneView } from './use-phone.ts';

/** Asks once, when the phone is ready, whether to tell of calls; the browser's own question comes after a yes. */
export function NoticeOffer() {
  const { t } = useTranslation('softphone');
  const { line } = usePhoneView();
  const memory = phoneMemory(localStorage, '');
  const [isOpen, setOpen] = useState(() => mayAsk() && !memory.declinedNotices());
  if (!isOpen || line.at !== 'registered') return null;
  const allow = async () => {
    await Notification.requestPermission();
    setOpen(false);
  };
  const decline = () => {
    memory.declineNotices();
    setOpen(false);
  };
  return (
    <Paper withBorder p="xs">
      <Stack gap="xs">
        <Text size="sm">{t('notices.offer')}</Text>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => void allow()}>
            {t('notices.allow')}
          </Button>
          <Button size="xs" variant="subtle" onClick={decline}>
            {t('notices.decline')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function mayAsk(): boolean {
  return 'Notification' in window && Notification.permission === 'default';
}
