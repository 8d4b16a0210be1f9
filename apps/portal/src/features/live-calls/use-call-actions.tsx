import { modals } from '@mantine/modals';
import { IconArrowForwardUp, IconEar, IconPhoneOff, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { type ComponentType, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowAction } from '../../kit/list/columns.ts';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { HangUpDialog } from './hang-up-dialog.tsx';
import { heldLeg, isUnanswered, type LiveCall } from './live-call.ts';
import { TransferDialog } from './transfer-dialog.tsx';
import { useControl } from './use-control.ts';
import { useListening } from './use-listening.ts';

interface Words {
  readonly title: string;
  readonly close: string;
}

type Dialog = ComponentType<{ readonly call: LiveCall; readonly onClose: () => void }>;

function openDialog({ title, close }: Words, call: LiveCall, Content: Dialog): void {
  const modalId = crypto.randomUUID();
  const children = <Content call={call} onClose={() => modals.close(modalId)} />;
  modals.open({ modalId, title, children, closeButtonProps: { 'aria-label': close } });
}

/** What the caller may do with a call. */
export function useCallActions(): (call: LiveCall) => readonly RowAction[] {
  const { t } = useTranslation(['liveCalls', 'common']);
  const mayControl = manages(useMe());
  const control = useControl();
  const listen = useListening();
  return useCallback(
    (call) => {
      const { caller, callee } = call;
      const actions: RowAction[] = [];
      const heard = callee?.extension || (callee === null ? '' : caller.extension);
      if (mayControl && !isUnanswered(caller)) {
        const held = heldLeg(call);
        const isHeld = held !== null;
        actions.push({
          label: t(isHeld ? 'liveCalls:resume' : 'liveCalls:hold'),
          icon: isHeld ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />,
          run: () => void control({ action: isHeld ? 'unhold' : 'hold', channel_uuid: (held ?? caller).uuid }),
        });
        const run = () =>
          openDialog({ title: t('liveCalls:transfer'), close: t('common:close') }, call, TransferDialog);
        actions.push({ label: t('liveCalls:transfer'), icon: <IconArrowForwardUp size={16} />, run });
      }
      if (listen !== null && heard !== '') {
        actions.push({ label: t('liveCalls:listen'), icon: <IconEar size={16} />, run: () => void listen(heard) });
      }
      if (mayControl) {
        const run = () =>
          openDialog({ title: t('liveCalls:hangUpTitle'), close: t('common:close') }, call, HangUpDialog);
        actions.push({ label: t('liveCalls:hangUp'), icon: <IconPhoneOff size={16} />, danger: true, run });
      }
      return actions;
    },
    [t, mayControl, control, listen],
  );
}
