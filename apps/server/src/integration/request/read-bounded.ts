import type { Readable } from 'node:stream';
import { IntegrationError } from '../errors.ts';

/** What a body that is no file may have (contract 40 B1). */
export const BODY_LIMIT: number = 1024 * 1024;

/** @throws IntegrationError 413 */
export async function readBounded(source: Readable, limit = BODY_LIMIT): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of source) {
    const bytes = Buffer.isBuffer(part) ? part : Buffer.from(String(part));
    size += bytes.length;
    if (size > limit) throw tooLarge();
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

export function tooLarge(): IntegrationError {
  return new IntegrationError(413, 'invalid_request', 'The body is too large');
}
