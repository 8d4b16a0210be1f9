import { errors } from './errors.ts';
import type { RateLimiter } from './rate-limit.ts';
import type { RouteHost } from './route.ts';

/** Requests a minute of a tenant; 0 = no limit. */
export type LimitOfTenant = (tenantId: number) => number | Promise<number>;

/** Lets a caller in while his tenant has requests left; super admins always (contract 00 "API rate limit"). */
export function admission(limiter: RateLimiter, limitOf: LimitOfTenant): RouteHost['admit'] {
  return async (_request, reply, caller) => {
    if (caller === null || caller.kind === 'A') return;
    const limit = await limitOf(caller.tenantId);
    if (limit <= 0) return;
    const ration = limiter.take(caller.tenantId, limit);
    reply.headers({
      'x-ratelimit-limit': ration.limit,
      'x-ratelimit-remaining': ration.remaining,
      'x-ratelimit-reset': ration.resetAt,
    });
    if (!ration.allowed) throw errors.tooMany('Too many requests', ration.retryAfterSeconds);
  };
}
