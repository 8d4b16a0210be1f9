import type { HeaderEntry, SipRequest } from '@strowger/sip';
import { ALLOWED_EVENTS, type EventPackage, packageNamed } from './event-package.ts';

const LEAST_S = 60;
const MOST_S = 3600;

/** What a SUBSCRIBE asks for, or how it is answered instead (RFC 6665 §4.2.1). */
export type SubscribeTerms =
  | {
      readonly kind: 'wanted';
      readonly package: EventPackage;
      /** Value of Event as NOTIFYs repeat it: the package with the subscription's own id. */
      readonly event: string;
      /** Seconds; 0 ends the subscription, or fetches the state once. */
      readonly expires: number;
    }
  | { readonly kind: 'refused'; readonly status: 400 | 406 | 423 | 489; readonly headers: readonly HeaderEntry[] };

/** Reads a SUBSCRIBE: our packages, a document we make, 60 to 3600 seconds. */
export function subscribeTerms(request: SipRequest): SubscribeTerms {
  const { headers } = request;
  const [name = '', ...params] = (headers.get('Event') ?? '').split(';').map((part) => part.trim());
  const wanted = packageNamed(name);
  if (wanted === null) return refused(489, [['Allow-Events', ALLOWED_EVENTS]]);
  if (!accepts(headers.list('Accept'), wanted.contentType)) return refused(406, [['Accept', wanted.contentType]]);
  const expires = headers.has('Expires') ? request.expires : MOST_S;
  if (expires === undefined) return refused(400, []);
  if (expires > 0 && expires < LEAST_S) return refused(423, [['Min-Expires', String(LEAST_S)]]);
  const id = params.find((param) => /^id=/i.test(param));
  const event = id === undefined ? wanted.name : `${wanted.name};${id}`;
  return { kind: 'wanted', package: wanted, event, expires: Math.min(expires, MOST_S) };
}

/** Without Accept a package's own type is meant. */
function accepts(types: readonly string[], contentType: string): boolean {
  if (types.length === 0) return true;
  const [family = ''] = contentType.split('/', 1);
  const good = [contentType, `${family}/*`, '*/*'];
  return types.some((type) => good.includes((type.split(';', 1)[0] ?? '').trim().toLowerCase()));
}

function refused(status: 400 | 406 | 423 | 489, headers: readonly HeaderEntry[]): SubscribeTerms {
  return { kind: 'refused', status, headers };
}
