import { sql, type Trx } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import type { Scope } from '../../access/scope.ts';
import { errors } from '../../http/errors.ts';
import type { Parameters } from './program-type.ts';

/** A program as it is stored. */
export interface ProgramRow {
  readonly program_id: number;
  readonly tenant_id: number;
  readonly created_by: number | null;
  readonly name: string;
  readonly type: string;
  readonly parent_id: number | null;
  readonly cover_id: number | null;
  readonly account_id: number | null;
  readonly data: Parameters;
}

const COLUMNS = sql`program_id, tenant_id, created_by, name, type, parent_id, cover_id, account_id, data`;

/** Those that a caller sees: the tenant's, an end user's own (contract 30 §1.1). */
export function reachablePrograms(scope: Scope): RawBuilder<unknown>[] {
  if (scope.kind === 'platform') return [];
  const tenant = sql`tenant_id = ${scope.tenantId}`;
  return scope.kind === 'own' ? [tenant, sql`created_by = ${scope.userId}`] : [tenant];
}

/** Programs that meet all of the conditions, newest first; `limit` null: all of them. */
export async function readPrograms(
  trx: Trx,
  conditions: readonly RawBuilder<unknown>[],
  {
    limit,
    offset,
    order,
  }: { readonly limit: number | null; readonly offset: number; readonly order?: RawBuilder<unknown> },
): Promise<ProgramRow[]> {
  const { rows } = await sql<ProgramRow>`
    select ${COLUMNS} from programs where ${allOf(conditions)}
    order by ${order ?? sql`program_id desc`} limit ${limit}::integer offset ${offset}`.execute(trx);
  return rows;
}

export async function countPrograms(trx: Trx, conditions: readonly RawBuilder<unknown>[]): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from programs where ${allOf(conditions)}`.execute(trx);
  return rows[0]?.total ?? 0;
}

/** @throws ApiError 404 where the caller reaches no such program */
export async function requireProgram(trx: Trx, scope: Scope, programId: number): Promise<ProgramRow> {
  const found = await findProgram(trx, programId, reachablePrograms(scope));
  if (!found) throw errors.notFound('Program');
  return found;
}

/** @param within what else must be true of it */
export async function findProgram(
  trx: Trx,
  programId: number,
  within: readonly RawBuilder<unknown>[] = [],
): Promise<ProgramRow | undefined> {
  const [row] = await readPrograms(trx, [sql`program_id = ${programId}`, ...within], { limit: 1, offset: 0 });
  return row;
}

/** All that meet the conditions: for those of one account, which are few. */
export function allPrograms(trx: Trx, within: readonly RawBuilder<unknown>[]): Promise<ProgramRow[]> {
  return readPrograms(trx, within, { limit: null, offset: 0 });
}

function allOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** As answers show one in a list. */
export function presentProgramRow({ program_id, tenant_id, name, type, parent_id }: ProgramRow) {
  return { program_id, tenant_id, name, type, parent_id };
}

/** The whole object: parameters at top level, and once more as they are stored. */
export function presentProgram(row: ProgramRow): Record<string, unknown> {
  return {
    ...row.data,
    ...presentProgramRow(row),
    cover_id: row.cover_id,
    account_id: row.account_id,
    user_id: row.created_by,
    data: row.data,
  };
}
