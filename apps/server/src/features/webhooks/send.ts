import type { IncomingMessage } from 'node:http';
import { errorCode } from '../../error-code.ts';
import { TargetRefused, type TargetRules } from '../../outbound/guard-target.ts';
import { guardedRequest } from '../../outbound/guarded-request.ts';
import type { Outcome } from './delivery-state.ts';

export interface Sending {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly rules: TargetRules;
  /** Cuts the attempt short. */
  readonly signal: AbortSignal;
  /** Default: what the contract gives a receiver. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
const KEPT_BYTES = 4096;

/** One POST to a webhook's receiver (contract 00 "Webhooks"). Never throws, unless `signal` cut it short. */
export async function send({ url, headers, body, rules, ...sending }: Sending): Promise<Outcome> {
  const began = performance.now();
  const deadline = AbortSignal.timeout(sending.timeoutMs ?? TIMEOUT_MS);
  const signal = AbortSignal.any([sending.signal, deadline]);
  const outcome = (httpStatus: number | null, error: string | null, responseBody: string | null): Outcome => ({
    httpStatus,
    error,
    responseBody,
    durationMs: Math.round(performance.now() - began),
  });
  try {
    const response = await guardedRequest(url, { method: 'POST', headers, body }, rules, signal);
    const responseBody = await readStart(response);
    const status = response.statusCode ?? 0;
    return outcome(status, describeStatus(status), responseBody);
  } catch (error) {
    if (sending.signal.aborted) throw error;
    return outcome(null, deadline.aborted ? 'no answer in time' : describeFailure(error), null);
  }
}

/** What the receiver says first; the rest is not waited for. The status counts, whatever becomes of the body. */
async function readStart(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      const bytes = Buffer.from(chunk);
      chunks.push(bytes);
      size += bytes.length;
      if (size >= KEPT_BYTES) break;
    }
  } catch {
    // A body that breaks off is kept as far as it came.
  }
  response.destroy();
  return textOf(Buffer.concat(chunks).subarray(0, KEPT_BYTES));
}

/** A character cut in two is left out; PostgreSQL's text holds no NUL. */
function textOf(bytes: Buffer): string {
  return new TextDecoder().decode(bytes, { stream: true }).replaceAll('\0', '');
}

function describeStatus(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? `answered ${status}; redirects are not followed` : `answered ${status}`;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection reset',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
};

/** In words that tell the receiver's owner what to look for, and nothing of the network behind us. */
function describeFailure(error: unknown): string {
  if (error instanceof TargetRefused) return `the target ${error.message}`;
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = errorCode(first) ?? '';
  if (!/^[A-Z][A-Z0-9_]{2,60}$/.test(code)) return 'the request failed';
  return REASONS[code] ?? `the request failed: ${code}`;
}
