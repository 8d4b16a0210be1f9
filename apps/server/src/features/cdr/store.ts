import type { Tables, Trx } from '@strowger/db';
import { type ExpressionBuilder, expressionBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Scope } from '../../access/scope.ts';

/** Which records a request asks for; absent members do not narrow. */
export interface CdrFilter {
  readonly from?: Date | null;
  readonly until?: Date | null;
  readonly leg?: 'a' | 'b' | 'all';
  readonly direction?: string | undefined;
  readonly callType?: string | undefined;
  readonly status?: string | undefined;
  readonly hangupCause?: string | undefined;
  readonly notHangupCause?: string | undefined;
  readonly domain?: string | undefined;
  readonly tenantId?: number | null;
  readonly campaignId?: number | null;
  readonly userId?: number | null;
  /** Caller or destination. */
  readonly extension?: string | undefined;
  readonly callerNumber?: string;
  readonly destination?: string;
  readonly extensionUuid?: string;
  readonly callId?: string | undefined;
  readonly ofExtensions?: boolean;
  readonly search?: string;
}

export type CdrQuery = SelectQueryBuilder<Tables, 'cdr', object>;
type CdrExpressions = ExpressionBuilder<Tables, 'cdr'>;

/** Records of the scope that match; select and order are the caller's. */
export function cdrQuery(trx: Trx, scope: Scope, filter: CdrFilter): CdrQuery {
  let query: CdrQuery = trx.selectFrom('cdr');
  if (scope.kind !== 'platform') query = query.where('cdr.tenant_id', '=', scope.tenantId);
  if (scope.kind === 'own') query = query.where((eb) => concernsUser(eb, scope.userId));
  if (filter.leg !== 'all') query = query.where('leg', '=', filter.leg ?? 'a');
  if (filter.from) query = query.where('start_time', '>=', filter.from);
  if (filter.until) query = query.where('start_time', '<', filter.until);
  if (filter.direction) query = query.where('direction', '=', filter.direction);
  if (filter.callType) query = query.where('call_type', '=', filter.callType);
  if (filter.status) query = query.where('status', '=', filter.status);
  if (filter.hangupCause) query = query.where('hangup_cause', '=', filter.hangupCause);
  if (filter.notHangupCause) query = query.where('hangup_cause', '!=', filter.notHangupCause);
  if (filter.domain) query = query.where('domain', '=', filter.domain);
  if (filter.tenantId != null) query = query.where('cdr.tenant_id', '=', filter.tenantId);
  if (filter.campaignId != null) query = query.where('campaign_id', '=', filter.campaignId);
  if (filter.userId != null) query = query.where('cdr.user_id', '=', filter.userId);
  if (filter.callerNumber) query = query.where('caller_number', '=', filter.callerNumber);
  if (filter.destination) query = query.where('destination', '=', filter.destination);
  if (filter.extensionUuid) query = query.where('cdr.extension_uuid', '=', filter.extensionUuid);
  if (filter.callId) query = ofCall(query, filter.callId);
  if (filter.ofExtensions) query = query.where('extension_uuid', 'is not', null);
  const { extension, search } = filter;
  if (extension)
    query = query.where((eb) => eb.or([eb('caller_number', '=', extension), eb('destination', '=', extension)]));
  if (search) query = query.where((eb) => contains(eb, search));
  return query;
}

/** Records have no index by their call: the keys tell when it began. */
function ofCall(query: CdrQuery, callId: string): CdrQuery {
  return query
    .where(sql<boolean>`start_time = any (array(select start_time from cdr_keys where call_id = ${callId}))`)
    .where('call_id', '=', callId);
}

/**
 * One of his extensions or fax accounts is caller or destination (contract 40 A4). As arrays, so that an index serves
 * each of the alternatives.
 */
function concernsUser(eb: CdrExpressions, userId: number) {
  const extensions = eb.selectFrom('extensions').where('extensions.user_id', '=', userId);
  const accounts = faxAccountsOf(userId);
  const numbers = extensions.select('extension').unionAll(accounts);
  return eb.or([
    sql<boolean>`cdr.extension_uuid = any (array${extensions.select('extension_uuid')})`,
    sql<boolean>`caller_number = any (array(${numbers}))`,
    sql<boolean>`destination = any (array(${numbers}))`,
  ]);
}

/** Numbers of the fax accounts of a user. */
export function faxAccountsOf(userId: number) {
  return expressionBuilder<Tables, never>()
    .selectFrom('accounts')
    .select('phone as extension')
    .where('created_by', '=', userId)
    .where('type', 'in', ['account', 'child_account'])
    .where('phone', '!=', '');
}

function contains(eb: CdrExpressions, search: string) {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return eb.or([
    eb('caller_number', 'ilike', pattern),
    eb('destination', 'ilike', pattern),
    eb('caller_id_name', 'ilike', pattern),
    eb('call_id', 'ilike', pattern),
  ]);
}

export async function countCdr(trx: Trx, query: CdrQuery): Promise<number> {
  const { rows } = await sql<{
    total: number;
  }>`select count(*) as total from ${query.select(sql`1`.as('one'))} as found`.execute(trx);
  return rows[0]?.total ?? 0;
}
