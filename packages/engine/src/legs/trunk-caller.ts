import { formatNameAddr, type HeaderEntry, type NameAddr, noParams, sipUri } from '@strowger/sip';
import { ownAddress } from '../trunks/trunk-uri.ts';
import type { TrunkDialRequest } from './dialling.ts';
import { ANONYMOUS } from './identity.ts';

/** Who calls, as a provider is told. */
export interface TrunkCaller {
  readonly from: NameAddr;
  readonly headers: readonly HeaderEntry[];
}

/**
 * The caller of a call over a provider (contract 30 §2.1): From names our account there, or the caller where the provider
 * wants that or there is no account; P-Asserted-Identity or Remote-Party-ID name him where it wants one of those. Of a
 * caller who withholds himself it is told, and asked not to pass it on (RFC 3323 §4.2, RFC 3325 §7).
 */
export function trunkCaller({ trunk, callerId, withheld }: TrunkDialRequest): TrunkCaller {
  const isNobody = callerId.number === '';
  const caller: NameAddr = {
    displayName: callerId.name,
    uri: sipUri({ user: callerId.number, host: trunk.fromDomain }),
    params: noParams,
  };
  const hidden = withheld || isNobody;
  const privacy: HeaderEntry[] = hidden ? [['Privacy', 'id']] : [];
  return { from: fromOf(), headers: [...(isNobody ? [] : named()), ...privacy] };

  function fromOf(): NameAddr {
    if (!trunk.callerIdInFrom && trunk.fromUser !== '') {
      return { ...ownAddress(trunk), displayName: hidden ? ANONYMOUS.displayName : callerId.name };
    }
    return hidden ? ANONYMOUS : caller;
  }

  function named(): HeaderEntry[] {
    const address = formatNameAddr(caller);
    if (trunk.callerHeader === 'pid') return [['P-Asserted-Identity', address]];
    if (trunk.callerHeader === 'none') return [];
    return [['Remote-Party-ID', `${address};party=calling;screen=yes;privacy=${withheld ? 'full' : 'off'}`]];
  }
}
