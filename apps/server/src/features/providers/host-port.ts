import { isIP } from 'node:net';

/** A host name or address without brackets, and the port that was written behind it. */
export interface HostPort {
  readonly host: string;
  readonly port: number | null;
}

const NAME = /^[0-9A-Za-z](?:[0-9A-Za-z._-]{0,126}[0-9A-Za-z.])?$/;
const WRITTEN = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]]+))(?::([0-9]{1,5}))?$/;

/** Reads `sip.example.com:5070`, `192.0.2.1`, `2001:db8::1` or `[2001:db8::1]:5070`; null: it is none of them. */
export function readHostPort(text: string): HostPort | null {
  if (isIP(text) !== 0) return { host: text, port: null };
  const [, bracketed, plain, digits] = WRITTEN.exec(text) ?? [];
  const port = digits === undefined ? null : Number(digits);
  if (port !== null && (port < 1 || port > 65_535)) return null;
  if (bracketed !== undefined) return isIP(bracketed) === 6 ? { host: bracketed, port } : null;
  return plain !== undefined && NAME.test(plain) ? { host: plain, port } : null;
}
