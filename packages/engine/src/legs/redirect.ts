import { normaliseDialled } from '@strowger/callplan';
import { parseNameAddr, type SipResponse } from '@strowger/sip';

/**
 * The number that a phone's 3xx sends its caller to: the user part of its first usable Contact (RFC 3261 §8.1.3.4). The
 * host is passed over: the call stays within the tenant's own dial plan. Null when the response redirects nowhere.
 */
export function redirectedTo(response: SipResponse): string | null {
  if (response.status < 300 || response.status > 399) return null;
  for (const contact of response.headers.getAll('Contact')) {
    const number = numberIn(contact);
    if (number !== '') return number;
  }
  return null;
}

function numberIn(contact: string): string {
  try {
    const { uri } = parseNameAddr(contact);
    if (uri.scheme === 'other') return '';
    return normaliseDialled(uri.scheme === 'tel' ? uri.number : (uri.user ?? ''));
  } catch {
    return '';
  }
}
