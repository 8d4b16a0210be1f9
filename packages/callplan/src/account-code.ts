import type { Call } from './call.ts';

/**
 * The account code of a leg: what a menu has set, else of the extension that forwarded it last, else of the calling extension, else the tenant's
 * inbound route's, else the tenant's domain name (contract 20 §1.2, §1.8.5, §11).
 */
export function accountCode(call: Call): string {
  const { forwardedBy, traits } = call.leg.history;
  const forwarder = forwardedBy === null ? undefined : call.tenant.extensions.get(forwardedBy);
  if (traits?.setAccountcode) return traits.setAccountcode;
  return (forwarder ?? call.caller)?.accountcode || traits?.accountcode || call.tenant.domainName;
}
