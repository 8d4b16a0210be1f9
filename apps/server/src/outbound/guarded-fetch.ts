import type { IncomingMessage } from 'node:http';
import type { TargetRules } from './guard-target.ts';
import { type GuardedRequest, guardedRequest } from './guarded-request.ts';

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
 * A guarded request with its whole answer, within a time and a size.
 * @throws TargetRefused, and Error when the exchange fails or the answer is too large
 */
export async function guardedFetch(
  target: string,
  request: GuardedRequest & { readonly signal?: AbortSignal | null },
  options: GuardedFetchOptions,
): Promise<Response> {
  const deadline = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
  const incoming = await guardedRequest(target, request, options.rules, signal);
  return readAnswer(incoming, options.mostBytes ?? MOST_BYTES);
}

/** Whoever leaves a loop over a stream ends the stream, and with it the connection. */
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
