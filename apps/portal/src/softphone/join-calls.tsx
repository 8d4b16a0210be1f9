import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Call, Calls } from './call-state.ts';
import { peerName } from './peer-name.ts';
import { usePhone, usePhoneView } from './use-phone.ts';

/** In the call that is talked in, while another one is held: both can be connected with each other. */
export function JoinCalls({ call }: { readonly call: Call }) {
  const { t } = useTranslation('softphone');
  const phone = usePhone();
  const { calls } = usePhoneView();
  const held = call.phase.at === 'talking' ? partnerOf(calls, call) : undefined;
  if (held === undefined) return null;
  const isAsked = call.consultFor === held.id;
  return (
    <Stack gap={4}>
      <Button size="xs" onClick={() => phone.do({ type: 'join', id: held.id, with: call.id })}>
        {isAsked ? t('transfer.complete') : t('transfer.connect')}
      </Button>
      <Button size="xs" variant="default" onClick={() => phone.do({ type: 'resume', id: held.id })}>
        {t('transfer.back', { who: peerName(held.peer) ?? t('call.unknown') })}
      </Button>
    </Stack>
  );
}

/** The call on whose behalf this one asks, else the last one that is held. */
function partnerOf(calls: Calls, call: Call): Call | undefined {
  const held = calls.filter(({ phase }) => phase.at === 'held');
  return held.find(({ id }) => id === call.consultFor) ?? held.at(-1);
}
