import type { Call } from '../call.ts';
import { effectiveCallerId } from '../caller-id.ts';
import type { ExtensionConfiguration } from '../configuration.ts';
import type { ExtensionTarget } from '../ring/plan.ts';

/** All phones of an extension, as a member of a group or a follow-me destination: above its limit it is busy. */
export function extensionTarget(call: Call, extension: ExtensionConfiguration): ExtensionTarget {
  return {
    kind: 'extension',
    uuid: extension.uuid,
    number: extension.number,
    calleeId: effectiveCallerId(extension),
    limitMax: extension.limitMax,
    limitSteps: [],
    codecs: extension.codecs,
    holdMusic: extension.holdMusic,
    language: extension.language || call.tenant.language,
    unregistered: null,
  };
}
