import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { guardedLookup, requireTargetForm, type TargetRules } from './guard-target.ts';

export interface GuardedRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | null;
  readonly signal?: AbortSignal | null;
}

export interface GuardedFetchOptions {
  readonly rules: TargetRules;
  /** For the whole exchange; default 10 s. */
  readonly timeoutMs?: number;
  /** Of the answer's body; default 1 MiB. */
  readonly mostBytes?: number;
}

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 1024 * 1024;
/** Statuses whose answers have no body. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Calls a URL that somebody else has chosen: only where the rules let it go, never following redirects, within a time and
 * a size.
 * @throws TargetRefused, and Error when the exchange fails or the answer is too large
 */
export async function guardedFetch(
  target: string,
  request: GuardedRequest,
  options: GuardedFetchOptions,
): Promise<Response> {
  const url = requireTargetForm(target, options.rules);
  const deadline = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
  return new Promise((resolve, reject) => {
    const begin = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing = begin(url, {
      method: request.method ?? 'GET',
      headers: { ...request.headers, 'accept-encoding': 'identity' },
      lookup: guardedLookup(options.rules),
      agent: false,
      signal,
    });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      readAnswer(incoming, options.mostBytes ?? MOST_BYTES).then(resolve, (error: unknown) => {
        outgoing.destroy();
        reject(error);
      });
    });
    outgoing.end(request.body ?? undefined);
  });
}

async function readAnswer(incoming: IncomingMessage, mostBytes: number): Promise<Response> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > mostBytes) throw new Error('The answer is too large');
    chunks.push(bytes);
  }
  const status = incoming.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return new Response(BODILESS.has(status) ? null : Buffer.concat(chunks), { status, headers });
}
