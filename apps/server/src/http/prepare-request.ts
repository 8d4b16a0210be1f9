import type { IncomingMessage } from 'node:http';

const OVERRIDES: ReadonlySet<string> = new Set(['PUT', 'DELETE']);

const MEDIA_TYPE = /^\s*[\w.+-]+\/[\w.+-]+\s*(;.*)?$/;

/**
 * What clients write another way, put right before the router sees it (contract 10 §2.1): the verb in
 * `X-HTTP-Method-Override` of a POST, every `?` after the first as `&`, a content type sent twice.
 * @returns the URL to route
 */
export function prepareRequest(request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): string {
  const override = request.headers['x-http-method-override'];
  if (request.method === 'POST' && typeof override === 'string') {
    const verb = override.trim().toUpperCase();
    if (OVERRIDES.has(verb)) request.method = verb;
  }
  const type = request.headers['content-type'];
  if (type !== undefined && !MEDIA_TYPE.test(type)) request.headers['content-type'] = readableType(type);
  const url = request.url ?? '/';
  const start = url.indexOf('?') + 1;
  return start === 0 ? url : url.slice(0, start) + url.slice(start).replaceAll('?', '&');
}

/** `application/json,application/json` → `application/json`. What is no type at all is bytes of no known kind. */
function readableType(type: string): string {
  const first = type.split(',', 1)[0] ?? '';
  return MEDIA_TYPE.test(first) ? first : 'application/octet-stream';
}
