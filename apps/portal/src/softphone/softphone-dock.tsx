import { useDisclosure } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { CallAnnouncer } from './call-announcer.tsx';
import { isOver } from './call-state.ts';
import { PhoneButton } from './phone-button.tsx';
import { phoneMemory } from './phone-memory.ts';
import { PhonePanel } from './phone-panel.tsx';
import { useCallActivity } from './use-call-activity.ts';
import { useCallNotices } from './use-call-notices.ts';
import { PhoneContext, useNewPhone, usePhoneView } from './use-phone.ts';
import { usePhoneKeys } from './use-phone-keys.ts';

interface Props {
  /** null: the user has no extension. */
  readonly extensionUuid: string | null;
}

/** The button in the header and the panel that it opens; the phone behind them goes on while pages change. */
export default function SoftphoneDock({ extensionUuid }: Props) {
  const phone = useNewPhone(extensionUuid ?? '');
  if (phone === undefined) return null;
  return (
    <PhoneContext value={phone} key={phone.extensionUuid}>
      <Dock />
    </PhoneContext>
  );
}

function Dock() {
  const memory = phoneMemory(localStorage, '');
  const [isOpen, { set }] = useDisclosure(memory.isOpen());
  const button = useRef<HTMLButtonElement>(null);
  const show = (open: boolean) => {
    set(open);
    memory.keepOpen(open);
  };
  useOpeningByCalls(() => set(true));
  useCallNotices();
  useCallActivity();
  usePhoneKeys();
  const close = () => {
    show(false);
    button.current?.focus();
  };
  return (
    <>
      <PhoneButton ref={button} isOpen={isOpen} onClick={() => show(!isOpen)} />
      <CallAnnouncer />
      {isOpen && <PhonePanel onClose={close} />}
    </>
  );
}

/** A call, in or out, opens the panel. */
function useOpeningByCalls(open: () => void): void {
  const { calls } = usePhoneView();
  const latest = calls.findLast((call) => !isOver(call))?.id;
  const opening = useRef(open);
  opening.current = open;
  useEffect(() => {
    if (latest !== undefined) opening.current();
  }, [latest]);
}
