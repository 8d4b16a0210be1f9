import type { Readable } from 'node:stream';
import { malformed } from '../errors.ts';

/** One part of a form as it begins. */
export interface PartHead {
  readonly field: string;
  /** Null: a field, no file. */
  readonly fileName: string | null;
  readonly contentType: string;
}

/** Takes the bytes of a part as they come. */
export interface PartSink {
  write(bytes: Buffer): Promise<void> | void;
  end(): Promise<void> | void;
}

const LONGEST_HEAD = 16 * 1024;
const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** The boundary of a `multipart/form-data` type; null for other types. */
export function boundaryOf(contentType: string): string | null {
  if (!/^\s*multipart\/form-data\s*(;|$)/i.test(contentType)) return null;
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  return quoted ?? bare ?? null;
}

/**
 * Reads a form part by part (RFC 7578, RFC 2046 §5.1.1); no more of it is in memory than what just came.
 * @param open where a part's bytes go
 * @throws IntegrationError 400 when the form is broken or ends in the middle
 */
export async function readMultipart(
  source: Readable,
  boundary: string,
  open: (head: PartHead) => Promise<PartSink> | PartSink,
): Promise<void> {
  // The first delimiter may stand at the very beginning: a line end put before it makes it like the others.
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  let rest = Buffer.from('\r\n');
  let part: PartSink | null = null;
  let state: 'preamble' | 'body' | 'delimiter' | 'head' | 'over' = 'preamble';

  for await (const chunk of source) {
    if (state === 'over') continue;
    rest = Buffer.concat([rest, Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))]);
    for (let isStuck = false; !isStuck; ) {
      if (state === 'preamble' || state === 'body') {
        const at = rest.indexOf(delimiter);
        // What may be the beginning of a delimiter waits for the rest of it.
        const sure = at === -1 ? Math.max(0, rest.length - delimiter.length + 1) : at;
        if (part && sure > 0) await part.write(rest.subarray(0, sure));
        rest = rest.subarray(at === -1 ? sure : at + delimiter.length);
        isStuck = at === -1;
        if (at !== -1) {
          await part?.end();
          part = null;
          state = 'delimiter';
        }
      } else if (state === 'delimiter') {
        isStuck = rest.length < 2;
        if (!isStuck) state = rest.subarray(0, 2).toString('latin1') === '--' ? 'over' : 'head';
      } else if (state === 'head') {
        const at = rest.indexOf(END_OF_HEAD);
        if (at > LONGEST_HEAD || (at === -1 && rest.length > LONGEST_HEAD)) throw malformed('The form cannot be read');
        isStuck = at === -1;
        if (at !== -1) {
          part = await open(headOf(rest.subarray(0, at).toString('utf8')));
          rest = rest.subarray(at + END_OF_HEAD.length);
          state = 'body';
        }
      } else isStuck = true;
    }
  }
  if (state !== 'over') throw malformed('The form ends in the middle');
}

function headOf(text: string): PartHead {
  const headers = new Map(
    text.split('\r\n').map((line): [string, string] => {
      const at = line.indexOf(':');
      return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
  const disposition = headers.get('content-disposition') ?? '';
  const field = parameterOf(disposition, 'name');
  if (field === null) throw malformed('A part of the form has no name');
  return {
    field,
    fileName: parameterOf(disposition, 'filename'),
    contentType: headers.get('content-type') ?? 'application/octet-stream',
  };
}

function parameterOf(disposition: string, name: string): string | null {
  const [, quoted, bare] =
    new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;]+))`, 'i').exec(disposition) ?? [];
  return quoted === undefined ? (bare ?? null) : quoted.replace(/\\(.)/g, '$1').replace(/%22/g, '"');
}
