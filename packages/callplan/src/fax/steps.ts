import type { Step } from '../plan.ts';
import type { FaxReceiver } from './plan.ts';

/** The call is received as a fax and over. */
export function receiveFax(receiver: FaxReceiver): readonly Step[] {
  return [
    { step: 'receive_fax', receiver },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
}
