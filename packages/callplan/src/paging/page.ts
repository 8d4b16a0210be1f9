import { type Call, extensionWithNumber } from '../call.ts';
import { internalCallerId } from '../caller-id.ts';
import type { ExtensionConfiguration } from '../configuration.ts';
import { extensionTarget } from '../extension/extension-target.ts';
import { type Feature, ofExtension } from '../feature-code/feature.ts';
import type { Step } from '../plan.ts';
import { ringStep } from '../ring/ring-step.ts';

/**
 * `*8<ext>`: the phones of the extension answer by themselves and only hear. None of its forwards, follow-me or mailbox
 * has a part in it, and an extension that is in a call is busy.
 */
export const page: Feature = ofExtension((call, caller, digits) => {
  const extension = extensionWithNumber(call.tenant, digits);
  if (extension === null || extension.uuid === caller.uuid || !extension.enabled || extension.type === 'fax') {
    call.decide('page_not_possible', { extension: digits, caller: caller.number });
    return [
      { step: 'say', prompt: 'invalid_extension' },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ];
  }
  if (extension.doNotDisturb) {
    call.decide('extension_undisturbed', { extension: extension.number });
    return [{ step: 'hangup', cause: 'USER_BUSY' }];
  }
  call.decide('paged', { extension: extension.number });
  return [paging(call, extension)];
});

function paging(call: Call, extension: ExtensionConfiguration): Step {
  const attempt = {
    target: { ...extensionTarget(call, extension), limitMax: 1 },
    delaySeconds: 0,
    timeoutSeconds: extension.callTimeout,
    confirms: false,
    callerId: internalCallerId(call),
  };
  return ringStep({
    turns: [{ attempts: [attempt] }],
    timeoutSeconds: extension.callTimeout,
    ringback: call.tenant.ringback,
    isPage: true,
    otherwise: {
      busy: [{ step: 'hangup', cause: 'USER_BUSY' }],
      no_answer: [{ step: 'hangup', cause: 'NO_ANSWER' }],
      not_registered: [{ step: 'hangup', cause: 'USER_NOT_REGISTERED' }],
      failed: [{ step: 'hangup', cause: 'NORMAL_TEMPORARY_FAILURE', relaysCalleeCause: true }],
    },
  });
}
