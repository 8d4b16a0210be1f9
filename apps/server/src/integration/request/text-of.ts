import { malformed } from '../errors.ts';

/** @throws IntegrationError 400 for what is no text, and for what no column can hold */
export function textOf(bytes: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0') && !text.includes('%00')) return text;
  } catch {
    // Said below.
  }
  throw malformed('The body is not valid UTF-8 text');
}
