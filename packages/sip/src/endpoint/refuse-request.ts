import type { HeaderEntry } from '../message/headers.ts';
import type { SipRequest } from '../message/message.ts';

export interface Capabilities {
  /** Methods taken; any when undefined. */
  readonly allowed: readonly string[] | undefined;
  /** Option tags taken in Require. */
  readonly supported: readonly string[];
}

export interface Refusal {
  readonly status: number;
  readonly headers: readonly HeaderEntry[];
}

/** What every request is checked for before anything else (RFC 3261 §8.2.1, §8.2.2); undefined when it may pass. */
export function refuseRequest(request: SipRequest, capabilities: Capabilities): Refusal | undefined {
  const { allowed, supported } = capabilities;
  if (allowed !== undefined && !allowed.includes(request.method)) {
    return { status: 405, headers: [['Allow', allowed.join(', ')]] };
  }
  if (request.uri.scheme === 'other') return { status: 416, headers: [] };
  const unknown = request.headers.list('Require').filter((tag) => !supported.includes(tag.toLowerCase()));
  if (unknown.length > 0) return { status: 420, headers: [['Unsupported', unknown.join(', ')]] };
  return undefined;
}
