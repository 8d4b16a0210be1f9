import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveCall } from './live-call.ts';
import { otherParty } from './live-call.ts';
import { useControl } from './use-control.ts';

/** Asks before a call of others is ended. */
export function HangUpDialog({ call, onClose }: { call: LiveCall; onClose: () => void }) {
  const { t } = useTranslation(['liveCalls', 'common']);
  const control = useControl();
  const [busy, setBusy] = useState(false);
  const hangUp = async () => {
    setBusy(true);
    await control({ action: 'hangup', channel_uuid: call.caller.uuid });
    onClose();
  };
  return (
    <Stack>
      <Text>{t('liveCalls:hangUpText', { from: call.caller.cid_num, to: otherParty(call) })}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('common:cancel')}
        </Button>
        <Button color="red.9" loading={busy} onClick={() => void hangUp()}>
          {t('liveCalls:hangUp')}
        </Button>
      </Group>
    </Stack>
  );
}
