import { afterTransfer } from '../history.ts';
import { type Feature, ofExtension } from './feature.ts';
import type { CallAgainStep } from './plan.ts';

export const callReturn: Feature = again('last_caller', 'call_again_caller');

export const redial: Feature = again('last_dialled', 'call_again_dialled');

function again(which: CallAgainStep['which'], said: 'call_again_caller' | 'call_again_dialled'): Feature {
  return ofExtension((call, caller) => {
    call.decide(said);
    const history = afterTransfer(call.leg.history, null);
    return [
      { step: 'call_again', which, extensionUuid: caller.uuid, history },
      { step: 'say', prompt: 'last_caller_unknown' },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ];
  });
}
