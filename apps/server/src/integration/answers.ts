import type { Readable } from 'node:stream';

/**
 * What an action answers with. Plain: `{ message, …fields }`, to which the transport puts `status: "success"` in front.
 * Else what `raw`, `page` or `stream` make.
 */
export type ActionAnswer = Envelope | RawAnswer | StreamAnswer;

export interface Envelope {
  readonly message: string;
  readonly [field: string]: unknown;
}

const RAW = Symbol('raw');
const STREAM = Symbol('stream');

export interface RawAnswer {
  readonly [RAW]: true;
  readonly body: unknown;
  readonly contentType: string;
}

export interface StreamAnswer {
  readonly [STREAM]: true;
  readonly source: Readable;
  readonly contentType: string;
  readonly fileName: string | null;
}

/**
 * A body of exactly these fields, or text of another type.
 * @param body an object, sent as JSON; a string is sent as it is
 */
export function raw(body: object | string, contentType = 'application/json; charset=utf-8'): RawAnswer {
  return { [RAW]: true, body, contentType };
}

/** The rows of a source as they come, compressed where the caller takes it; a failure on the way breaks the connection. */
export function stream(
  source: Readable,
  { contentType, fileName = null }: { readonly contentType: string; readonly fileName?: string | null },
): StreamAnswer {
  return { [STREAM]: true, source, contentType, fileName };
}

export function isRaw(answer: ActionAnswer): answer is RawAnswer {
  return RAW in answer;
}

export function isStream(answer: ActionAnswer): answer is StreamAnswer {
  return STREAM in answer;
}

/** Flags of the contract's bodies are words (contract 40 B1). */
export function word(flag: boolean): 'true' | 'false' {
  return flag ? 'true' : 'false';
}

/** ISO 8601 UTC to the second (contract 40 B1). */
export function stamp(at: Date): string {
  return at.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** The same where there may be none. */
export function stampOrNull(at: Date | null): string | null {
  return at === null ? null : stamp(at);
}
