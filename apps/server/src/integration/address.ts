import ipaddr from 'ipaddr.js';

/**
 * Whose request it is (contract 40 B3): the peer, or, if that is a trusted proxy, the right-most address of its
 * X-Forwarded-For that is none. A header that is empty or malformed there says nothing: then it is the peer.
 */
export function callingAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  isTrusted: (address: string | undefined) => boolean,
): string {
  const near = normalAddress(peer ?? '') ?? '';
  if (forwardedFor === undefined || !isTrusted(near)) return near;
  for (const one of forwardedFor.split(',').reverse()) {
    const address = normalAddress(one);
    if (address === null) return near;
    if (!isTrusted(address)) return address;
  }
  return near;
}

/** `[2001:DB8::1%eth0]:443` → `2001:db8::1`, `::ffff:192.0.2.1` → `192.0.2.1`; null for what is no address. */
export function normalAddress(text: string): string | null {
  const bare = withoutPort(text.trim()).replace(/%.*$/, '');
  // The library also reads `1` and `0x7f.1`, which nobody means.
  const isWritten = bare.includes(':') || /^\d{1,3}(\.\d{1,3}){3}$/.test(bare);
  return isWritten && ipaddr.isValid(bare) ? ipaddr.process(bare).toString() : null;
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](:\d+)?$/.exec(text)?.[1];
  if (bracketed !== undefined) return bracketed;
  return /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
}
