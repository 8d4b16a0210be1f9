import type { Call, RouteOutcome } from '../call.ts';
import { ofExtension } from './feature.ts';

const CODE = '*925';

/** Ask the caller when to call him, once (contract 20 §12.3). */
export const wakeUp = ofExtension((call, caller) => {
  const { timeZone } = call.tenant;
  call.decide('wake_up_ordered', { zone: timeZone });
  return [
    { step: 'order_wake_up', extensionUuid: caller.uuid, timeZone },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
});

/** Who has answered his wake-up call is greeted and hears the time (contract 20 §12.3). */
export function greetWoken(call: Call): RouteOutcome | null {
  if (call.leg.entry !== 'wake_up') return null;
  const { timeZone } = call.tenant;
  call.decide('woken', { zone: timeZone });
  return {
    handledBy: { kind: 'feature', code: CODE },
    steps: [
      { step: 'greet_woken', timeZone },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ],
  };
}
