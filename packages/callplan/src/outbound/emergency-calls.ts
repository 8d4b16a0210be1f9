import { type Feature, ofExtension } from '../feature-code/feature.ts';

/** The latest emergency calls of the tenant are said (contract 20 §12.3). */
export const emergencyCalls: Feature = ofExtension((call) => {
  call.decide('emergency_calls_said');
  return [
    { step: 'emergency_calls', timeZone: call.tenant.timeZone },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
});
