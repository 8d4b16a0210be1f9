import { type Call, ended, type RouteOutcome } from '../call.ts';

/** An inactive tenant: calls from inside are refused with 403, from outside with 480 (contract 10 §9.9, §9.4). */
export function refuseSuspendedTenant(call: Call): RouteOutcome | null {
  if (call.tenant.active) return null;
  call.decide('tenant_suspended', { domain: call.tenant.domainName });
  const status = call.direction === 'inbound' ? 480 : 403;
  return ended({ step: 'hangup', cause: 'CALL_REJECTED', status, blockReason: 'tenant-suspended' });
}

/** Calls from outside to a tenant whose subscription is suspended (contract 10 §9.9). */
export function refuseInboundOfSuspended(call: Call): RouteOutcome | null {
  if (!call.tenant.subscriptionSuspended || call.direction !== 'inbound') return null;
  call.decide('subscription_suspended_in', { domain: call.tenant.domainName });
  return ended({ step: 'hangup', cause: 'CALL_REJECTED', status: 480, blockReason: 'tenant-suspended' });
}

/** Its calls to outside, emergencies spared; comes when nothing inside has the number. */
export function refuseOutboundOfSuspended(call: Call): RouteOutcome | null {
  const { tenant, dialled } = call;
  if (!tenant.subscriptionSuspended || tenant.emergencyNumbers.has(dialled)) return null;
  call.decide('subscription_suspended_out', { domain: tenant.domainName });
  return ended({ step: 'hangup', cause: 'CALL_REJECTED', status: 403, blockReason: 'tenant-suspended' });
}
