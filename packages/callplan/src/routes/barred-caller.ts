import { type Call, ended, type RouteOutcome } from '../call.ts';
import type { ExtensionConfiguration } from '../configuration.ts';

/** An extension that is disabled, a fax endpoint or gone cannot call (contract 20 §1.2). */
export function refuseBarredCaller(call: Call): RouteOutcome | null {
  if (call.leg.caller.kind === 'outside') return null;
  const reason = whyBarred(call.caller);
  if (reason === null) return null;
  call.decide(reason);
  return ended({ step: 'hangup', cause: 'CALL_REJECTED', status: 403 });
}

function whyBarred(caller: ExtensionConfiguration | null): string | null {
  if (caller === null) return 'the calling extension does not exist';
  if (!caller.enabled) return `the calling extension ${caller.number} is disabled`;
  return caller.type === 'fax' ? `the calling extension ${caller.number} is a fax endpoint` : null;
}
