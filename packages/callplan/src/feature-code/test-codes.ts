import type { Feature } from './feature.ts';
import type { SayClockStep } from './plan.ts';

export function echo(delayMs: number): Feature {
  return (call) => {
    if (delayMs === 0) call.decide('echo');
    else call.decide('echo_delayed', { milliseconds: delayMs });
    return [
      { step: 'echo', delayMs },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ];
  };
}

/** @param sound of contract 20 §0.9 @param said the decision that names it */
export function hear(sound: string, said: 'hears_tone' | 'hears_tone_stream'): Feature {
  return (call) => {
    call.decide(said);
    return [
      { step: 'hear', sound, isMusic: false },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ];
  };
}

/** What parties that the caller holds hear. */
export const musicOnHold: Feature = (call) => {
  call.decide('hears_music');
  return [
    { step: 'hear', sound: call.caller?.holdMusic ?? '', isMusic: true },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
};

const CLOCKS = { date: 'says_date', time: 'says_time', datetime: 'says_date_and_time' } as const;

export function sayClock(what: SayClockStep['what']): Feature {
  return (call) => {
    call.decide(CLOCKS[what], { zone: call.tenant.timeZone });
    return [
      { step: 'say_clock', what, timeZone: call.tenant.timeZone },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ];
  };
}
