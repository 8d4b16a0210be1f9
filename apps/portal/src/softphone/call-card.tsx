import { Group, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallActions } from './call-actions.tsx';
import { CallDuration } from './call-duration.tsx';
import type { Call } from './call-state.ts';
import { CallTransfer } from './call-transfer.tsx';
import { JoinCalls } from './join-calls.tsx';
import { Keypad } from './keypad.tsx';
import { peerName } from './peer-name.ts';
import { QualitySign } from './quality-sign.tsx';
import { usePhone } from './use-phone.ts';

type Opened = 'keypad' | 'transfer' | null;

/** One call: whom it is with, where it stands, and what can be done with it. */
export function CallCard({ call }: { readonly call: Call }) {
  const { t } = useTranslation('softphone');
  const phone = usePhone();
  const [opened, setOpened] = useState<Opened>(null);
  const { phase } = call;
  const who = peerName(call.peer) ?? t('call.unknown');
  const toggle = (part: Opened) => setOpened(opened === part ? null : part);
  return (
    <Paper component="li" withBorder p="xs" aria-label={t('call.with', { who })}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <div>
            <Text fw={600} truncate>
              {who}
            </Text>
            <CallPlace call={call} />
          </div>
          <QualitySign id={call.id} />
        </Group>
        {phase.at !== 'ended' && <CallActions call={call} opened={opened} toggle={toggle} />}
        {opened === 'keypad' && phase.at === 'talking' && (
          <>
            <Text size="sm" role="status" mih="1.5em" ff="monospace">
              {call.digits === '' ? '' : t('keypad.pressed', { digits: call.digits })}
            </Text>
            <Keypad onPress={(key) => phone.press(call.id, key)} />
          </>
        )}
        {opened === 'transfer' && (phase.at === 'talking' || phase.at === 'held') && (
          <CallTransfer call={call} onDone={() => setOpened(null)} />
        )}
        <JoinCalls call={call} />
      </Stack>
    </Paper>
  );
}

/** Where a call stands, in words. */
function CallPlace({ call }: { readonly call: Call }) {
  const { t } = useTranslation('softphone');
  const { phase } = call;
  return (
    <Text size="sm" component="div" role="status">
      {phase.at === 'ended' ? t(`ended.${phase.why}`) : t(`call.${phase.at}`)}
      {'since' in phase && (
        <>
          {' · '}
          <CallDuration since={phase.since} />
        </>
      )}
      {call.consultFor !== null && phase.at !== 'ended' && <div>{t('call.consultation')}</div>}
      {call.heldThere && <div>{t('call.heldThere')}</div>}
      {call.pathLost && phase.at !== 'ended' && <div>{t('call.pathLost')}</div>}
      {call.transferFailed && <div>{t('call.transferFailed')}</div>}
    </Text>
  );
}
