import { Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LiveCall, otherParty } from './live-call.ts';
import { useControl } from './use-control.ts';

/** Sends one side of a call, or both, to another number. */
export function TransferDialog({ call, onClose }: { call: LiveCall; onClose: () => void }) {
  const { t } = useTranslation(['liveCalls', 'common']);
  const control = useControl();
  const [destination, setDestination] = useState('');
  const [leg, setLeg] = useState('aleg');
  const [busy, setBusy] = useState(false);
  const number = destination.replace(/[^0-9A-Za-z_+#*-]/g, '');
  const transfer = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const done = await control({ action: 'transfer', channel_uuid: call.caller.uuid, destination: number, leg });
    setBusy(false);
    if (done) onClose();
  };
  return (
    <form onSubmit={(event) => void transfer(event)}>
      <Stack>
        {call.callee !== null && (
          <SegmentedControl
            aria-label={t('liveCalls:whoGoes')}
            value={leg}
            onChange={setLeg}
            data={[
              { value: 'aleg', label: call.caller.cid_num },
              { value: 'bleg', label: otherParty(call) },
              { value: 'both', label: t('liveCalls:bothGo') },
            ]}
          />
        )}
        <TextInput
          label={t('liveCalls:transferTo')}
          description={t('liveCalls:transferToHelp')}
          value={destination}
          onChange={(event) => setDestination(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={number === ''}>
            {t('liveCalls:transfer')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
