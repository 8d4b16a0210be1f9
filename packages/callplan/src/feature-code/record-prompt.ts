import { type Feature, ofExtension } from './feature.ts';

/** The caller makes a recording that calls can play (contract 30 §14). */
export const recordPrompt: Feature = ofExtension((call, caller) => {
  call.decide('records_prompt');
  return [
    { step: 'record_prompt', extensionUuid: caller.uuid },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
});
