import { type Call, ended, type RouteOutcome } from '../call.ts';
import { MAX_TRANSFERS } from '../history.ts';

/** The loop guard of contract 20 §0.10. */
export function endTransferLoop(call: Call): RouteOutcome | null {
  if (call.leg.history.transfers <= MAX_TRANSFERS) return null;
  call.decide('transferred_too_often', { times: MAX_TRANSFERS });
  return ended({ step: 'hangup', cause: 'EXCHANGE_ROUTING_ERROR' });
}
