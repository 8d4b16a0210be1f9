import type { FastifyRequest } from 'fastify';
import { errors } from './errors.ts';

/**
 * Names and characters that are legal JSON and yet poison: a prototype to be set, a NUL or half of a surrogate pair,
 * which no column holds.
 */
const SUSPICIOUS = /__proto__|\\u00|\\ud[89a-f]|\0/i;

/**
 * The value of a request's body: JSON, or a flat form. No body at all reads as an empty object, whatever the content
 * type says (contract 10 §2.1).
 * @throws ApiError 400, 415
 */
export function readBody(request: FastifyRequest): unknown {
  const bytes = rawBody(request);
  if (bytes.length === 0) return {};
  const text = decode(bytes);
  const type = mediaType(request.headers['content-type']);
  if (type === 'application/x-www-form-urlencoded') return clean(text, readForm(text));
  if (type !== '' && type !== 'application/json' && !/^application\/.+\+json$/.test(type)) {
    throw errors.wrongContentType('Content-Type must be application/json');
  }
  return parseJsonBody(text);
}

/** The value of a JSON text, poison refused; blank text and null read as an empty object. @throws ApiError 400 */
export function parseJsonBody(text: string): unknown {
  if (text.trim() === '') return {};
  return clean(text, parseJson(text)) ?? {};
}

/** The bytes that came, uninterpreted. */
export function rawBody(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

/** `application/json,application/json; charset=utf-8` → `application/json`: some clients send it twice. */
function mediaType(header: string | undefined): string {
  return (header ?? '').split(/[;,]/, 1)[0]?.trim().toLowerCase() ?? '';
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw errors.badRequest('The body is not valid UTF-8');
  }
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw errors.badRequest('The body is not valid JSON');
  }
}

function readForm(text: string): Record<string, unknown> {
  const form = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const former = form.get(name);
    form.set(name, former === undefined ? value : Array.isArray(former) ? [...former, value] : [former, value]);
  }
  return Object.fromEntries(form);
}

function clean(text: string, value: unknown): unknown {
  if (SUSPICIOUS.test(text) || text.includes('%00')) refusePoison(value);
  return value;
}

function refusePoison(root: unknown): void {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string' && !isStorable(value))
      throw errors.badRequest('Text must not contain NUL characters or halves of characters');
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (key === '__proto__' || !isStorable(key))
        throw errors.badRequest('The body has a field name that is not allowed');
      open.push(inner);
    }
  }
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
