import { extensionWithNumber } from '../call.ts';
import { type Feature, ofExtension } from '../feature-code/feature.ts';

/** `*33<ext>`. @param digits number of the extension that is listened to */
export const eavesdrop: Feature = ofExtension((call, caller, digits) => {
  const target = extensionWithNumber(call.tenant, digits);
  if (target === null || target.uuid === caller.uuid) {
    call.decide(target === null ? 'eavesdrop_on_nobody' : 'eavesdrop_on_self', { extension: digits });
    return [
      { step: 'say', prompt: 'invalid_extension' },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ];
  }
  call.decide('eavesdrop_begins', { extension: target.number });
  return [
    { step: 'eavesdrop', extensionUuid: target.uuid },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
});
