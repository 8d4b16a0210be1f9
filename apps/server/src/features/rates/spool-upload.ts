import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errors } from '../../http/errors.ts';

/** A deck of a large carrier has some 10 MB. */
const LARGEST_FILE = 100 * 1024 * 1024;
/** Forms are read as a whole. */
const LARGEST_FORM = 16 * 1024 * 1024;

/** Contract 10 §2.7. */
const CSV_TYPES: ReadonlySet<string> = new Set([
  'text/csv',
  'text/plain',
  'application/csv',
  'application/octet-stream',
  'application/vnd.ms-excel',
]);
const FORM = 'multipart/form-data';

export interface SpooledFile {
  readonly path: string;
  readonly bytes: number;
  /** What separates its cells: the first of both that stands in it. */
  readonly delimiter: ',' | ';';
}

/**
 * Puts an uploaded CSV file on disk while it comes, so that slow clients hold neither memory nor a transaction, and
 * hands it over; afterwards it is gone.
 * @param onBytes hears how much has come
 * @throws ApiError 400 a form without a file, 411 empty, 413, 415
 */
export async function withUpload<T>(
  request: IncomingMessage,
  directory: string,
  onBytes: (bytes: number) => void,
  work: (file: SpooledFile) => Promise<T>,
): Promise<T> {
  const type = (request.headers['content-type'] ?? '').split(/[;,]/, 1)[0]?.trim().toLowerCase() ?? '';
  if (type !== FORM && !CSV_TYPES.has(type)) throw errors.wrongContentType('Content-Type must be text/csv');
  const most = type === FORM ? LARGEST_FORM : LARGEST_FILE;
  if (Number(request.headers['content-length'] ?? 0) > most) throw errors.tooLarge();
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, `${randomUUID()}.csv`);
  try {
    const bytes = await receive(request, path, most, onBytes);
    const length = type === FORM ? await unwrapForm(path, request.headers['content-type'] ?? '') : bytes;
    if (length === 0) throw errors.contentRequired();
    return await work({ path, bytes: length, delimiter: await delimiterOf(path) });
  } finally {
    await rm(path, { force: true });
  }
}

async function receive(
  request: IncomingMessage,
  path: string,
  most: number,
  onBytes: (bytes: number) => void,
): Promise<number> {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      onBytes(bytes);
      if (bytes > most) done(errors.tooLarge());
      else done(null, chunk);
    },
  });
  await pipeline(request, counted, createWriteStream(path, { mode: 0o600 }), { end: true });
  return bytes;
}

/** Leaves the field `file` of a form in its place. @returns its length */
async function unwrapForm(path: string, contentType: string): Promise<number> {
  const file = await open(path, 'r+');
  try {
    const whole = await file.readFile();
    const form = await new Response(new Uint8Array(whole), { headers: { 'content-type': contentType } })
      .formData()
      .catch(() => {
        throw errors.badRequest('The form cannot be read');
      });
    const part = form.get('file');
    if (part === null) throw errors.badField('file', 'is required');
    const content = typeof part === 'string' ? Buffer.from(part) : Buffer.from(await part.arrayBuffer());
    await file.truncate(0);
    await file.write(content, 0, content.length, 0);
    return content.length;
  } finally {
    await file.close();
  }
}

const BEGINNING = 64 * 1024;

/** Of the first line with cells, comments aside. */
async function delimiterOf(path: string): Promise<',' | ';'> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
    const first = lines.find((line) => !line.startsWith('#') && /[,;]/.test(line)) ?? '';
    return /[,;]/.exec(first)?.[0] === ';' ? ';' : ',';
  } finally {
    await file.close();
  }
}
