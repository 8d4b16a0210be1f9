import type { Call, RouteOutcome } from '../call.ts';
import { ofExtension } from './feature.ts';

const CODE = '*925';

/** Ask the caller when to call him, once (contract 20 §12.3). */
export const wakeUp = ofExtension((call, caller) => {
  const { timeZone } = call.tenant;
  call.decide(`the caller orders a wake-up call at a time in ${timeZone}`);
  return [
    { step: 'order_wake_up', extensionUuid: caller.uuid, timeZone },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
});

/** Who has answered his wake-up call is greeted and hears the time (contract 20 §12.3). */
export function greetWoken(call: Call): RouteOutcome | null {
  if (call.leg.entry !== 'wake_up') return null;
  const { timeZone } = call.tenant;
  call.decide(`a wake-up call was answered: greeting and time in ${timeZone}`);
  return {
    handledBy: { kind: 'feature', code: CODE },
    steps: [
      { step: 'greet_woken', timeZone },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ],
  };
}
