import type { CallerId } from '@strowger/callplan';
import { formatNameAddr, type HeaderEntry, type NameAddr, noParams, type SipHeaders, sipUri } from '@strowger/sip';

/** Names a party to a phone (RFC 3325 §9.1). */
export function identityHeaders(party: CallerId, domainName: string): HeaderEntry[] {
  const uri = sipUri({ user: party.number, host: domainName });
  return [['P-Asserted-Identity', formatNameAddr({ displayName: party.name, uri, params: noParams })]];
}

/** The caller wants its identity withheld from the callee (RFC 3323 §4.2, RFC 3325 §9.3). */
export function wantsPrivacy(headers: SipHeaders): boolean {
  const values = headers.getAll('Privacy').flatMap((value) => value.split(/[;,]/));
  return values.some((value) => ['id', 'user', 'header'].includes(value.trim().toLowerCase()));
}

/** The From of a call whose caller is withheld (RFC 3323 §4.1.1.3). */
export const ANONYMOUS: NameAddr = {
  displayName: 'Anonymous',
  uri: sipUri({ user: 'anonymous', host: 'anonymous.invalid' }),
  params: noParams,
};

/** The From of a call: the caller as the plan presents it, at the callee's domain. */
export function callerAddress(caller: CallerId, domainName: string): NameAddr {
  if (caller.number === '') return ANONYMOUS;
  return { displayName: caller.name, uri: sipUri({ user: caller.number, host: domainName }), params: noParams };
}
