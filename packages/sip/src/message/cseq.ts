import { isToken } from './characters.ts';
import { SipParseError } from './parse-error.ts';

export interface CSeq {
  /** 0 .. 2^31 - 1 */
  readonly sequence: number;
  readonly method: string;
}

/** Throws SipParseError (RFC 3261 §8.1.1.5: the number is below 2^31). */
export function parseCSeq(text: string): CSeq {
  const match = /^(\d+)[ \t]+(\S+)$/.exec(text);
  const sequence = Number(match?.[1]);
  const method = match?.[2];
  if (method === undefined || !isToken(method) || !(sequence < 2 ** 31)) throw new SipParseError('Malformed CSeq');
  return { sequence, method };
}

export function formatCSeq(cseq: CSeq): string {
  return `${cseq.sequence} ${cseq.method}`;
}
