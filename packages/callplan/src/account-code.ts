import type { Call } from './call.ts';

/**
 * The account code of a leg: of the extension that forwarded it last, else of the calling extension, else the tenant's
 * domain name (contract 20 §1.2, §1.8.5).
 */
export function accountCode(call: Call): string {
  const { forwardedBy } = call.leg.history;
  const forwarder = forwardedBy === null ? undefined : call.tenant.extensions.get(forwardedBy);
  return (forwarder ?? call.caller)?.accountcode || call.tenant.domainName;
}
