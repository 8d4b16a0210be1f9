import type { SipMessage, SipRequest } from './message.ts';
import { SipParseError } from './parse-error.ts';

const mandatory = ['Via', 'From', 'To', 'Call-ID', 'CSeq'] as const;

function checkPresence(message: SipMessage): void {
  for (const name of mandatory) {
    const count = message.headers.count(name);
    if (count === 0 || message.headers.get(name) === '') throw new SipParseError(`Missing ${name}`);
    if (count > 1 && name !== 'Via') throw new SipParseError(`Repeated ${name}`);
  }
}

function checkSyntax(message: SipMessage): void {
  const { headers } = message;
  void [message.via, message.from, message.to, message.cseq];
  if (headers.count('Via') > 1) void message.vias;
  const contacts = headers.count('Contact');
  if (contacts === 1) void message.contact;
  else if (contacts > 1) void message.contacts;
  if (headers.has('Route')) void message.routes;
  if (headers.has('Record-Route')) void message.recordRoutes;
}

function checkRequest(request: SipRequest): void {
  if (request.cseq.method !== request.method) throw new SipParseError('CSeq method does not match');
  const hops = request.headers.count('Max-Forwards');
  if (hops > 1) throw new SipParseError('Repeated Max-Forwards');
  if (hops === 1 && !((request.maxForwards ?? 256) <= 255)) throw new SipParseError('Malformed Max-Forwards');
}

/**
 * What every message must have, and that the fields the stack reads are well formed (RFC 3261 §8.1.1).
 * Afterwards none of the message's getters throws.
 */
export function checkMessage(message: SipMessage): void {
  checkPresence(message);
  checkSyntax(message);
  if (message.kind === 'request') checkRequest(message);
}

/** Whether a faulty request has what an answer is made of (RFC 3261 §8.2.6.2). */
export function isAnswerable(request: SipRequest): boolean {
  try {
    return request.method !== 'ACK' && request.via.host !== '' && mandatory.every((name) => request.headers.has(name));
  } catch {
    return false;
  }
}
