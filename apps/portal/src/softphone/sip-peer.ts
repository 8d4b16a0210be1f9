import type { Peer } from './call-state.ts';

const LONGEST = 1024;

/** Reads a name-addr (RFC 3261 §25.1) such as `"Bob B." <sip:1002@acme.example>`; null: it names nobody by SIP. */
export function assertedPeer(value: string | undefined): Peer | null {
  const text = (value ?? '').slice(0, LONGEST);
  const match =
    /^\s*(?:"((?:[^"\\]|\\.)*)"|([^"<]*?))\s*<sips?:([^@;>]+)@/i.exec(text) ?? /^\s*()()sips?:([^@;>\s]+)@/i.exec(text);
  if (match === null) return null;
  const [, quoted, bare, user = ''] = match;
  return { number: user, name: (quoted ?? bare ?? '').replace(/\\(.)/g, '$1').trim() };
}
