import type { TransferReason, TransferStep } from '@strowger/callplan';
import { formatNameAddr, type HeaderEntry, type Params, sipUri } from '@strowger/sip';

/** One time that a call was sent on, for telling the next phone. */
export interface Retarget {
  readonly from: string;
  readonly to: string;
  readonly reason: TransferReason;
}

/** Words of RFC 5806 §4.1 for why a call was sent on. */
const REASONS: Readonly<Record<TransferReason, string>> = {
  forward_all: 'unconditional',
  forward_busy: 'user-busy',
  forward_no_answer: 'no-answer',
  forward_not_registered: 'unavailable',
  limit: 'user-busy',
  transfer: 'deflection',
};

/** The SIP status that stands for each in a History-Info entry (RFC 7044 §10.2, RFC 4458 §2). */
const CAUSES: Readonly<Record<TransferReason, number>> = {
  forward_all: 302,
  forward_busy: 486,
  forward_no_answer: 408,
  forward_not_registered: 404,
  limit: 486,
  transfer: 480,
};

/** What a transfer step did to the call; null when nobody sent it on. */
export function retargetOf({ by, destination, reason }: TransferStep): Retarget | null {
  return by === null ? null : { from: by.number, to: destination, reason };
}

/** Tells the next phone who sent the call on and why: Diversion, the last first (RFC 5806), and History-Info (RFC 7044). */
export function retargetHeaders(retargets: readonly Retarget[], domainName: string): HeaderEntry[] {
  return [...diversions(retargets, domainName), ...history(retargets, domainName)];
}

function diversions(retargets: readonly Retarget[], domainName: string): HeaderEntry[] {
  return retargets.toReversed().map(({ from, reason }) => {
    const address = formatNameAddr({ uri: sipUri({ user: from, host: domainName }), params: new Map() });
    return ['Diversion', `${address};reason=${REASONS[reason]}`];
  });
}

/** The number called first, then where each retarget led; a party that sent the call on carries its reason. */
function history(retargets: readonly Retarget[], domainName: string): HeaderEntry[] {
  const [first] = retargets;
  if (first === undefined) return [];
  const entries: { number: string; by: Retarget | null }[] = [
    { number: first.from, by: null },
    ...retargets.map((by) => ({ number: by.to, by })),
  ];
  return entries.map(({ number, by }, depth) => {
    const uri = sipUri({ user: number, host: domainName, params: causeOf(by) });
    const left = retargets[depth];
    const reason: [string, string][] = left === undefined ? [] : [['Reason', `SIP;cause=${CAUSES[left.reason]}`]];
    const address = formatNameAddr({ uri: { ...uri, headers: reason }, params: indexOf(depth) });
    return ['History-Info', address];
  });
}

function causeOf(by: Retarget | null): Params {
  return by === null ? new Map() : new Map([['cause', String(CAUSES[by.reason])]]);
}

/** `1`, `1.1`, `1.1.1`: each entry came of the one before it. */
function indexOf(depth: number): Params {
  const index = Array(depth + 1)
    .fill('1')
    .join('.');
  const params = new Map([['index', index]]);
  if (depth > 0) params.set('mp', index.slice(0, -2));
  return params;
}
