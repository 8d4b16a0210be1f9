import type { TransferReason, TransferStep } from '@strowger/callplan';
import { formatNameAddr, type HeaderEntry, sipUri } from '@strowger/sip';

/** Words of RFC 5806 §4.1 for why a call was sent on. */
const REASONS: Readonly<Record<TransferReason, string>> = {
  forward_all: 'unconditional',
  forward_busy: 'user-busy',
  forward_no_answer: 'no-answer',
  forward_not_registered: 'unavailable',
  limit: 'user-busy',
  transfer: 'deflection',
};

/** Tells the next phone who sent the call on and why (RFC 5806); nothing for transfers by nobody. */
export function diversionHeaders(transfer: TransferStep, domainName: string): HeaderEntry[] {
  if (transfer.by === null) return [];
  const address = formatNameAddr({ uri: sipUri({ user: transfer.by.number, host: domainName }), params: new Map() });
  return [['Diversion', `${address};reason=${REASONS[transfer.reason]}`]];
}
