import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { ApiError } from '../../http/errors.ts';
import { parseQuery } from '../../http/query-string.ts';
import { parseJsonBody } from '../../http/read-body.ts';
import type { UploadedFile } from '../application.ts';
import { IntegrationError, malformed } from '../errors.ts';
import { isSecretCredential } from '../identities/credentials.ts';
import { foldName, foldNames } from './fold-name.ts';
import { boundaryOf, type PartHead, type PartSink, readMultipart } from './multipart.ts';
import { nestForm } from './nested-form.ts';
import { BODY_LIMIT, readBounded, tooLarge } from './read-bounded.ts';

/** What a file may have (contract 40 B1). */
const UPLOAD_LIMIT: number = 200 * 1024 * 1024;

/** What came with a request, names folded, credentials still in it. */
export interface ReadRequest {
  readonly body: Readonly<Record<string, unknown>>;
  readonly upload: UploadedFile | null;
}

/**
 * Reads a request's body (contract 40 B1). A GET has none: there its query holds the parameters.
 * @param takesFile whether the action takes a file; those of other actions are refused
 * @param cleanUp gets what is to be done when the request is over
 * @throws IntegrationError 400, 413, 415
 */
export async function readRequest(
  request: FastifyRequest,
  takesFile: boolean,
  cleanUp: (step: () => Promise<void>) => void,
): Promise<ReadRequest> {
  const query = parseQuery(request.query);
  if (Object.keys(query).some((name) => isSecretCredential(foldName(name)))) {
    throw malformed('Credentials must not be sent in the URL');
  }
  if (request.method === 'GET') return { body: folded(query), upload: null };
  const type = request.headers['content-type'] ?? '';
  const boundary = boundaryOf(type);
  if (boundary !== null) return readFormWithFile(request, boundary, takesFile, cleanUp);
  const bytes = await readBounded(request.raw);
  if (bytes.length === 0) return { body: {}, upload: null };
  const mediaType = type.split(/[;,]/, 1)[0]?.trim().toLowerCase() ?? '';
  if (mediaType === 'application/x-www-form-urlencoded') {
    return { body: folded(nestForm(new URLSearchParams(textOf(bytes)))), upload: null };
  }
  if (mediaType !== 'application/json' && !/^application\/.+\+json$/.test(mediaType)) {
    throw new IntegrationError(415, 'invalid_request', 'Content-Type must be application/json or a form');
  }
  return { body: folded(jsonOf(bytes)), upload: null };
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return parseJsonBody(textOf(bytes));
  } catch (error) {
    throw error instanceof ApiError ? malformed(error.message) : error;
  }
}

function textOf(bytes: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0') && !text.includes('%00')) return text;
  } catch {
    // Said below.
  }
  throw malformed('The body is not valid UTF-8 text');
}

function folded(value: unknown): Record<string, unknown> {
  const object = foldNames(value);
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    throw malformed('The body must be an object');
  }
  return { ...object };
}

async function readFormWithFile(
  request: FastifyRequest,
  boundary: string,
  takesFile: boolean,
  cleanUp: (step: () => Promise<void>) => void,
): Promise<ReadRequest> {
  const fields: [string, string][] = [];
  let room = BODY_LIMIT;
  let upload: UploadedFile | null = null;
  await readMultipart(request.raw, boundary, async (head) => {
    if (head.fileName === null) {
      return textSink(
        (text) => fields.push([head.field, text]),
        () => room,
        (used) => (room -= used),
      );
    }
    if (!takesFile || upload !== null)
      throw malformed(takesFile ? 'One file is taken at a time' : 'No file is taken here');
    const folder = await mkdtemp(join(tmpdir(), 'strowger-upload-'));
    cleanUp(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, 'file');
    const file = await open(path, 'wx', 0o600);
    cleanUp(() => file.close());
    return fileSink(head, file, path, (made) => {
      upload = made;
    });
  });
  return { body: folded(nestForm(fields)), upload };
}

function textSink(done: (text: string) => void, room: () => number, use: (bytes: number) => void): PartSink {
  const parts: Buffer[] = [];
  return {
    write(bytes) {
      if (bytes.length > room()) throw tooLarge();
      use(bytes.length);
      parts.push(bytes);
    },
    end: () => done(textOf(Buffer.concat(parts))),
  };
}

function fileSink(head: PartHead, file: FileHandle, path: string, done: (made: UploadedFile) => void): PartSink {
  let size = 0;
  return {
    async write(bytes) {
      size += bytes.length;
      if (size > UPLOAD_LIMIT) throw tooLarge();
      await file.write(bytes);
    },
    async end() {
      await file.close();
      const { field, contentType } = head;
      const fileName = head.fileName ?? '';
      done({ field: foldName(field), fileName, contentType, size, open: () => createReadStream(path) });
    },
  };
}
