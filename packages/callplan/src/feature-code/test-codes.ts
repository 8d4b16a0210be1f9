import type { Feature } from './feature.ts';
import type { SayClockStep } from './plan.ts';

export function echo(delayMs: number): Feature {
  return (call) => {
    call.decide(`the caller hears himself${delayMs > 0 ? ` after ${delayMs} ms` : ''}`);
    return [
      { step: 'echo', delayMs },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ];
  };
}

/** @param sound of contract 20 §0.9 @param what as the decision names it */
export function hear(sound: string, what: string): Feature {
  return (call) => {
    call.decide(`the caller hears ${what}`);
    return [
      { step: 'hear', sound, isMusic: false },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ];
  };
}

/** What parties that the caller holds hear. */
export const musicOnHold: Feature = (call) => {
  call.decide('the caller hears the music on hold');
  return [
    { step: 'hear', sound: call.caller?.holdMusic ?? '', isMusic: true },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
};

export function sayClock(what: SayClockStep['what']): Feature {
  return (call) => {
    call.decide(`the caller hears the ${what === 'datetime' ? 'date and time' : what} in ${call.tenant.timeZone}`);
    return [
      { step: 'say_clock', what, timeZone: call.tenant.timeZone },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ];
  };
}
