import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { loadAccount } from './load-account.ts';
import { openDoor } from './phone-door.ts';
import { phoneMemory } from './phone-memory.ts';
import type { PhoneView } from './phone-store.ts';
import { Softphone } from './softphone.ts';

/** Set by the dock. */
export const PhoneContext = createContext<Softphone | undefined>(undefined);

/** The phone of the page. @throws outside of the dock */
export function usePhone(): Softphone {
  const phone = useContext(PhoneContext);
  if (phone === undefined) throw new Error('There is no phone here');
  return phone;
}

/** What the phone shows, followed. */
export function usePhoneView(): PhoneView {
  const { store } = usePhone();
  return useSyncExternalStore(store.subscribe, store.view);
}

/**
 * A phone while the component is there: of the extension that was chosen in this browser, else of the given one. One
 * that is not the user's gives way to his first.
 */
export function useNewPhone(given: string): Softphone | undefined {
  const [extensionUuid, become] = useState(() => phoneMemory(localStorage, given).extension() ?? given);
  const [phone, setPhone] = useState<Softphone>();
  useEffect(() => {
    const made = new Softphone({
      extensionUuid,
      memory: phoneMemory(localStorage, extensionUuid),
      account: () => loadAccount(extensionUuid),
      become,
    });
    made.start();
    const close = openDoor(made);
    setPhone(made);
    return () => {
      close();
      made.stop();
    };
  }, [extensionUuid]);
  return phone;
}
