import { SoftphoneSlot } from '../softphone/index.ts';

/** Where the browser's phone stands. */
export function PhoneSlot() {
  return <SoftphoneSlot />;
}
