import type { Call } from '../call.ts';
import { effectiveCallerId, internalCallerId } from '../caller-id.ts';
import type { ExtensionConfiguration } from '../configuration.ts';
import type { RingStep, RingTarget, Step } from '../plan.ts';
import { forwardSteps } from './forward.ts';
import { failureSteps } from './unreached.ts';

/** The call path of an extension: contract 20 §1.8, items 5 to 10. */
export function callExtension(call: Call, extension: ExtensionConfiguration): readonly Step[] {
  const { enabled, destination } = extension.forwardAll;
  if (enabled && destination.trim() !== '') {
    return forwardSteps(call, extension, 'forward_all', destination) ?? failureSteps(call, extension, 'busy');
  }
  if (extension.doNotDisturb) {
    call.decide(`extension ${extension.number} does not want to be disturbed and counts as busy`);
    return failureSteps(call, extension, 'busy');
  }
  return [ring(call, extension)];
}

function ring(call: Call, extension: ExtensionConfiguration): RingStep {
  call.decide(`extension ${extension.number} rings on all its phones for ${extension.callTimeout} seconds`);
  return {
    step: 'ring',
    targets: [target(call, extension)],
    timeoutSeconds: extension.callTimeout,
    callerId: internalCallerId(call),
    ringback: call.tenant.ringback,
    otherwise: {
      busy: failureSteps(call, extension, 'busy'),
      no_answer: failureSteps(call, extension, 'no_answer'),
      not_registered: failureSteps(call, extension, 'not_registered'),
      failed: [{ step: 'hangup', cause: 'NORMAL_TEMPORARY_FAILURE', relaysCalleeCause: true }],
    },
  };
}

function target(call: Call, extension: ExtensionConfiguration): RingTarget {
  return {
    kind: 'extension',
    uuid: extension.uuid,
    number: extension.number,
    calleeId: effectiveCallerId(extension),
    limitMax: extension.limitMax,
    limitSteps: limitSteps(call, extension),
    codecs: extension.codecs,
    holdMusic: extension.holdMusic,
  };
}

/** What happens above `limit_max` concurrent calls; empty: busy (contract 20 §1.8.8). */
function limitSteps(call: Call, extension: ExtensionConfiguration): readonly Step[] {
  if (extension.limitDestination.trim() === '') return [];
  return forwardSteps(call, extension, 'limit', extension.limitDestination) ?? [];
}
