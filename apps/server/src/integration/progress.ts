import type { FastifyReply, FastifyRequest } from 'fastify';
import { pathOf } from '../http/request-facts.ts';
import { callingAddress, normalAddress } from './address.ts';
import { type Attempt, newAttempt } from './audit/attempt.ts';
import type { BucketState } from './limits/buckets.ts';
import { limitHeaders } from './limits/buckets.ts';
import type { Service } from './service.ts';

/** One request on its way through the checks. */
export interface Progress {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly attempt: Attempt;
  readonly now: Date;
  readonly signal: AbortSignal;
  /** Whether this request has been counted in a bucket. */
  isCharged: boolean;
  /** Shows the state of the bucket that decides. */
  show(state: BucketState): void;
  /** What is to be done when the request is over. */
  later(step: () => Promise<void>): void;
  cleanUp(): Promise<void>;
}

export function beginRequest({ platform, isTrusted }: Service, request: FastifyRequest, reply: FastifyReply): Progress {
  const peer = request.raw.socket.remoteAddress;
  const forwarded = request.headers['x-forwarded-for'];
  const forwardedFor = Array.isArray(forwarded) ? forwarded.join(', ') : (forwarded ?? null);
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  const steps: (() => Promise<void>)[] = [];
  return {
    request,
    reply,
    attempt: newAttempt({
      requestId: request.id,
      ip: callingAddress(peer, forwardedFor ?? undefined, isTrusted),
      peerIp: normalAddress(peer ?? '') ?? '',
      forwardedFor,
      userAgent: request.headers['user-agent'] ?? '',
      method: request.method,
      path: pathOf(request.url),
    }),
    now: platform.now(),
    signal: AbortSignal.any([gone.signal, platform.stopping]),
    isCharged: false,
    show: (state) => void reply.headers(limitHeaders(state)),
    later: (step) => void steps.push(step),
    async cleanUp() {
      for (const step of steps) await step().catch(() => undefined);
    },
  };
}
