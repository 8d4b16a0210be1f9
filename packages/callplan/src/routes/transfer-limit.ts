import { type Call, ended, type RouteOutcome } from '../call.ts';
import { MAX_TRANSFERS } from '../history.ts';

/** The loop guard of contract 20 §0.10. */
export function endTransferLoop(call: Call): RouteOutcome | null {
  if (call.leg.history.transfers <= MAX_TRANSFERS) return null;
  call.decide(`the call was transferred more than ${MAX_TRANSFERS} times`);
  return ended({ step: 'hangup', cause: 'EXCHANGE_ROUTING_ERROR' });
}
