import { hash, randomBytes } from 'node:crypto';
import type { SipRequest } from '../message/message.ts';

const identifying = ['Via', 'From', 'To', 'Call-ID', 'CSeq'] as const;

/**
 * Makes To tags for answers that leave no state behind: the same one whenever the same request comes again, and none
 * that a stranger could foretell (RFC 3261 §8.2.7, §19.3).
 */
export function statelessTags(secret: string = randomBytes(32).toString('base64url')): (request: SipRequest) => string {
  return ({ headers }) => {
    const facts = identifying.map((name) => headers.get(name) ?? '');
    return hash('sha256', [secret, ...facts].join('\n'), 'base64url')
      .slice(0, 12)
      .replaceAll('-', '.');
  };
}
