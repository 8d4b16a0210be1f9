import type { FastifyRequest } from 'fastify';
import { ApiError } from '../../http/errors.ts';
import { parseQuery } from '../../http/query-string.ts';
import { parseJsonBody } from '../../http/read-body.ts';
import type { UploadedFile } from '../application.ts';
import { IntegrationError, malformed } from '../errors.ts';
import { isSecretCredential } from '../identities/credentials.ts';
import { foldName, foldNames } from './fold-name.ts';
import { boundaryOf } from './multipart.ts';
import { nestForm } from './nested-form.ts';
import { readBounded } from './read-bounded.ts';
import { readFormWithFile } from './read-form.ts';
import { textOf } from './text-of.ts';

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
  if (boundary !== null) {
    const { fields, upload } = await readFormWithFile(request.raw, boundary, { takesFile, cleanUp });
    return { body: folded(nestForm(fields)), upload };
  }
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

function folded(value: unknown): Record<string, unknown> {
  const object = foldNames(value);
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    throw malformed('The body must be an object');
  }
  return { ...object };
}
