import { type DeviceChoice, readDeviceChoice } from './audio-devices.ts';
import { dialString } from './dial-string.ts';

/** What the phone keeps in this browser. */
export interface PhoneMemory {
  devices(): DeviceChoice;
  keepDevices(choice: DeviceChoice): void;
  /** The number dialled last; empty: none. */
  lastDialled(): string;
  keepLastDialled(number: string): void;
  /** uuid of the extension that was chosen; null: none. */
  extension(): string | null;
  keepExtension(uuid: string): void;
  isOpen(): boolean;
  keepOpen(open: boolean): void;
  /** The offer to be told of calls by notifications was declined. */
  declinedNotices(): boolean;
  declineNotices(): void;
}

const KEY = 'strowger.phone';

/** Kept in a storage of the browser, for one extension where it is about calls. */
export function phoneMemory(storage: Pick<Storage, 'getItem' | 'setItem'>, extension: string): PhoneMemory {
  const dialled = `${KEY}.dialled.${extension}`;
  return {
    devices: () => readDeviceChoice(storage.getItem(`${KEY}.devices`)),
    keepDevices: (choice) => storage.setItem(`${KEY}.devices`, JSON.stringify(choice)),
    lastDialled: () => dialString(storage.getItem(dialled) ?? '') ?? '',
    keepLastDialled: (number) => storage.setItem(dialled, number),
    extension: () => storage.getItem(`${KEY}.extension`),
    keepExtension: (uuid) => storage.setItem(`${KEY}.extension`, uuid),
    isOpen: () => storage.getItem(`${KEY}.open`) === 'yes',
    keepOpen: (open) => storage.setItem(`${KEY}.open`, open ? 'yes' : 'no'),
    declinedNotices: () => storage.getItem(`${KEY}.notices`) === 'no',
    declineNotices: () => storage.setItem(`${KEY}.notices`, 'no'),
  };
}
