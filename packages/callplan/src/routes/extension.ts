import { type Call, extensionWithNumber, type RouteOutcome } from '../call.ts';
import { callExtension } from '../extension/call-path.ts';

/** Extension or alias (contract 20 §0.10 step 6); one that is disabled is skipped as if absent. */
export function routeToExtension(call: Call): RouteOutcome | null {
  const extension = extensionWithNumber(call.tenant, call.dialled);
  if (extension === null) return null;
  if (!extension.enabled || extension.type === 'fax') {
    call.decide(extension.enabled ? 'extension_is_fax' : 'extension_disabled', { extension: extension.number });
    return null;
  }
  return { handledBy: { kind: 'extension', uuid: extension.uuid }, steps: callExtension(call, extension) };
}
