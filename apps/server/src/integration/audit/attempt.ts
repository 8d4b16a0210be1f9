import type { AuditNote } from '../application.ts';

export type Outcome =
  | 'granted'
  | 'denied_ip'
  | 'denied_auth'
  | 'locked'
  | 'denied_scope'
  | 'rate_limited'
  | 'invalid'
  | 'error';

/** What is known of a request by now: one row of the log in the making (contract 40 B8). */
export interface Attempt {
  readonly requestId: string;
  readonly startedAt: number;
  readonly ip: string;
  readonly peerIp: string;
  readonly forwardedFor: string | null;
  readonly userAgent: string;
  readonly method: string;
  readonly path: string;
  identityId: number | null;
  tenantId: number | null;
  username: string | null;
  application: string | null;
  action: string | null;
  tenantDomain: string | null;
  /** As sent, without credentials. */
  params: Readonly<Record<string, unknown>> | null;
  /** What was presented as secrets: masked wherever else it stands. */
  secrets: readonly string[];
  note: AuditNote;
}

/** What is known before anything of a request has been read. */
export function newAttempt(
  known: Pick<Attempt, 'requestId' | 'ip' | 'peerIp' | 'forwardedFor' | 'userAgent' | 'method' | 'path'>,
): Attempt {
  return {
    ...known,
    startedAt: performance.now(),
    identityId: null,
    tenantId: null,
    username: null,
    application: null,
    action: null,
    tenantDomain: null,
    params: null,
    secrets: [],
    note: {},
  };
}

/** How the request ended. */
export interface Ending {
  readonly status: number;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly bytes: number | null;
}
