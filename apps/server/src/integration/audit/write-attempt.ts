import { sql, type Trx } from '@strowger/db';
import { maskSecrets } from '../../audit/mask-secrets.ts';
import type { Attempt, Ending } from './attempt.ts';
import { maskedParams } from './masked-params.ts';

const LONGEST_USERNAME = 64;
const LONGEST_TEXT = 500;

/** Writes the row of a request. The transaction must see all tenants. */
export async function writeAttempt(trx: Trx, attempt: Attempt, ending: Ending): Promise<void> {
  await trx
    .insertInto('integration_audit')
    .values({
      request_id: attempt.requestId,
      tenant_id: attempt.tenantId,
      ip: attempt.ip,
      peer_ip: attempt.peerIp,
      forwarded_for: cut(attempt.forwardedFor),
      user_agent: cut(attempt.userAgent) ?? '',
      identity_id: attempt.identityId,
      username: attempt.username?.slice(0, LONGEST_USERNAME) ?? null,
      application: attempt.application,
      action: attempt.action,
      method: attempt.method,
      path: cut(attempt.path) ?? '',
      tenant_domain: attempt.tenantDomain?.slice(0, 253) ?? null,
      params: attempt.params === null ? null : JSON.stringify(maskedParams(attempt.params, attempt.secrets)),
      http_status: ending.status,
      outcome: ending.outcome,
      reason: cut(attempt.note.reason ?? ending.reason),
      duration_ms: Math.max(0, Math.round(performance.now() - attempt.startedAt)),
      response_bytes: ending.bytes,
      records: attempt.note.records ?? null,
      before: jsonOf(attempt.note.before),
      after: jsonOf(attempt.note.after),
    })
    .execute();
}

function jsonOf(value: object | null | undefined): string | null {
  return value ? JSON.stringify(maskSecrets(value)) : null;
}

/** What no column holds is left out of it. */
function cut(text: string | null): string | null {
  return text?.replaceAll('\0', '').slice(0, LONGEST_TEXT).toWellFormed() ?? null;
}

/** The oldest rows beyond their days; the database itself keeps those of the last thirty. */
export async function purgeAttempts(trx: Trx, now: Date, most: number, days: number): Promise<number> {
  const before = new Date(now.getTime() - days * 86_400_000);
  const result = await sql`
    delete from integration_audit where audit_id in (
      select audit_id from integration_audit where at < ${before} order by audit_id limit ${most})`.execute(trx);
  return Number(result.numAffectedRows ?? 0);
}
