import { createHmac } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import decodeQR from 'qr/decode.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An authenticator app that shares no code with the server: the code it shows at that moment (RFC 6238, RFC 4226 §5.3). */
export function codeShown(secret: string, at: Date): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)));
  const digest = createHmac('sha1', decodeBase32(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** A code that the app does not show around that moment. */
export function wrongCode(secret: string, at: Date): string {
  const shown = [-60, -30, 0, 30, 60].map((seconds) => codeShown(secret, new Date(at.getTime() + seconds * 1000)));
  const wrong = ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !shown.includes(code));
  return wrong ?? '666666';
}

/** RFC 4648 §6, without padding. */
export function decodeBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** From the upper left, row by row. */
  readonly black: readonly boolean[];
}

/** A PNG of one bit a pixel in a data URI. @throws Error when it is none */
export function readPicture(dataUri: string): Picture {
  const prefix = 'data:image/png;base64,';
  if (!dataUri.startsWith(prefix)) throw new Error('no PNG in a data URI');
  const png = Buffer.from(dataUri.slice(prefix.length), 'base64');
  if (png.subarray(1, 4).toString('latin1') !== 'PNG') throw new Error('no PNG');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.set(png.subarray(at + 4, at + 8).toString('latin1'), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const header = chunks.get('IHDR') ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const stride = 1 + Math.ceil(width / 8);
  const black = Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return (((rows[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 0;
  });
  return { width, height, black };
}

/** The text of a QR code, as a camera would read it. */
export function readQrCode(dataUri: string): string {
  const { width, height, black } = readPicture(dataUri);
  const data = Uint8Array.from(black.flatMap((dark) => (dark ? [0, 0, 0, 255] : [255, 255, 255, 255])));
  return decodeQR({ width, height, data });
}
