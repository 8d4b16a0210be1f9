import { createHash } from 'node:crypto';

/** Namespace of the codes: any fixed uuid. */
const NAMESPACE = '6f0b7f5e-7d0a-5d0c-9b52-0d1c2b6f9a41';

/** The stable uuid of a built-in code: UUIDv5 of its name (RFC 9562 §5.5, contract 20 §12.1). */
export function codeUuid(name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
