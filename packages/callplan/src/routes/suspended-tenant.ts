import { type Call, ended, type RouteOutcome } from '../call.ts';

/** An inactive tenant: calls from inside are refused with 403, from outside with 480 (contract 10 §9.9, §9.4). */
export function refuseSuspendedTenant(call: Call): RouteOutcome | null {
  if (call.tenant.active) return null;
  call.decide(`${call.tenant.domainName} is suspended: its calls are refused`);
  const status = call.direction === 'inbound' ? 480 : 403;
  return ended({ step: 'hangup', cause: 'CALL_REJECTED', status, blockReason: 'tenant-suspended' });
}
