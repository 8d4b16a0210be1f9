/** Distinguished Encoding Rules (ITU-T X.690), as far as a certificate needs them. */

const tags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

function lengthOctets(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const hex = length.toString(16);
  const octets = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | octets.length]), octets]);
}

function element(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOctets(content.length), content]);
}

export function sequence(...members: readonly Uint8Array[]): Buffer {
  return element(tags.sequence, Buffer.concat(members));
}

export function setOf(member: Uint8Array): Buffer {
  return element(tags.set, member);
}

/** A number that is not negative, most significant octet first. */
export function integer(octets: Uint8Array): Buffer {
  const start = octets.findIndex((octet) => octet !== 0);
  const significant = start === -1 ? Uint8Array.of(0) : octets.subarray(start);
  const sign = (significant[0] ?? 0) >= 0x80 ? [0] : [];
  return element(tags.integer, Buffer.concat([Buffer.from(sign), significant]));
}

export function bitString(octets: Uint8Array): Buffer {
  return element(tags.bitString, Buffer.concat([Buffer.of(0), octets]));
}

export function octetString(octets: Uint8Array): Buffer {
  return element(tags.octetString, octets);
}

export function nothing(): Buffer {
  return element(tags.null, Buffer.alloc(0));
}

export function utf8String(text: string): Buffer {
  return element(tags.utf8String, Buffer.from(text, 'utf8'));
}

/** `[number]` around its content, constructed or not. */
export function tagged(number: number, content: Uint8Array, form: 'constructed' | 'primitive'): Buffer {
  return element(0x80 | (form === 'constructed' ? 0x20 : 0) | number, content);
}

/** To the second, in UTC; through 2049 with a year of two digits (RFC 5280 §4.1.2.5). */
export function time(at: Date): Buffer {
  const digits = at.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return at.getUTCFullYear() < 2050
    ? element(tags.utcTime, Buffer.from(digits.slice(2), 'ascii'))
    : element(tags.generalizedTime, Buffer.from(digits, 'ascii'));
}

/** Dotted form: `2.5.4.3`. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  return element(tags.objectIdentifier, Buffer.from([first * 40 + second, ...others.flatMap(base128)]));
}

function base128(value: number): number[] {
  const octets = [value & 0x7f];
  for (let left = value >>> 7; left > 0; left >>>= 7) octets.unshift((left & 0x7f) | 0x80);
  return octets;
}
