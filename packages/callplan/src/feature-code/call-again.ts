import { afterTransfer } from '../history.ts';
import { type Feature, ofExtension } from './feature.ts';
import type { CallAgainStep } from './plan.ts';

export const callReturn: Feature = again('last_caller', 'the number that called last');

export const redial: Feature = again('last_dialled', 'the number dialled last');

function again(which: CallAgainStep['which'], what: string): Feature {
  return ofExtension((call, caller) => {
    call.decide(`${what} is called`);
    const history = afterTransfer(call.leg.history, null);
    return [
      { step: 'call_again', which, extensionUuid: caller.uuid, history },
      { step: 'say', prompt: 'last_caller_unknown' },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ];
  });
}
