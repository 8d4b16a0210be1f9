import { type Call, extensionWithNumber, type RouteOutcome } from '../call.ts';
import { callExtension } from '../extension/call-path.ts';
import { receiveFax } from '../fax/steps.ts';

/**
 * Extension or alias (contract 20 §0.10 step 6); one that is disabled is skipped as if absent, one of type fax
 * is answered by the fax receiver (contract 30 §20).
 */
export function routeToExtension(call: Call): RouteOutcome | null {
  const extension = extensionWithNumber(call.tenant, call.dialled);
  if (extension === null) return null;
  if (!extension.enabled) {
    call.decide('extension_disabled', { extension: extension.number });
    return null;
  }
  const handledBy = { kind: 'extension', uuid: extension.uuid } as const;
  if (extension.type === 'voice') return { handledBy, steps: callExtension(call, extension) };
  call.decide('extension_is_fax', { extension: extension.number });
  return { handledBy, steps: receiveFax({ kind: 'extension', extensionUuid: extension.uuid }) };
}
