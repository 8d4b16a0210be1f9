import { isUtf8 } from 'node:buffer';
import { errors } from './errors.ts';

/**
 * An uploaded text file in UTF-8. UTF-16 with a byte order mark, as spreadsheets write it, is made that; nothing is guessed of
 * other encodings, so that no name is stored wrong.
 * @throws ApiError 422
 */
export function utf8Of(bytes: Uint8Array): Uint8Array {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return Buffer.from(decode(bytes, utf16), 'utf8');
  if (isUtf8(bytes)) return bytes;
  throw errors.unprocessable('The file is not UTF-8: save it as CSV UTF-8');
}

function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw errors.unprocessable('The file is no text in UTF-16');
  }
}
