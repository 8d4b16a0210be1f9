import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from './call-state.ts';
import { dialString } from './dial-string.ts';
import { NumberField } from './number-field.tsx';
import { peerName } from './peer-name.ts';
import { usePhone } from './use-phone.ts';

interface Props {
  readonly call: Call;
  readonly onDone: () => void;
}

/** Hands a call to somebody else, at once or after asking him. */
export function CallTransfer({ call, onDone }: Props) {
  const { t } = useTranslation('softphone');
  const phone = usePhone();
  const [{ text, name: chosen }, setTarget] = useState({ text: '', name: '' });
  const to = dialString(text);
  const transfer = () => {
    if (to === null) return;
    phone.do({ type: 'transfer', id: call.id, to });
    onDone();
  };
  const ask = () => {
    if (to !== null && phone.dial(to, { name: chosen, consultFor: call.id })) onDone();
  };
  return (
    <Stack gap="xs" role="group" aria-label={t('transfer.title', { who: peerName(call.peer) ?? t('call.unknown') })}>
      <NumberField
        label={t('transfer.to')}
        value={text}
        onChange={(typed) => setTarget({ text: typed, name: '' })}
        onChosen={({ extension, name }) => setTarget({ text: extension, name })}
        onEnter={transfer}
        isFocused
      />
      <Group grow>
        <Button size="xs" disabled={to === null} onClick={transfer}>
          {t('transfer.now')}
        </Button>
        <Button size="xs" variant="default" disabled={to === null} onClick={ask}>
          {t('transfer.ask')}
        </Button>
      </Group>
    </Stack>
  );
}
