import { sql, type Tables, type Trx } from '@strowger/db';
import type { Selectable } from 'kysely';
import type { Scope } from '../../access/scope.ts';
import type { ListQuery } from '../../http/list-query.ts';
import { readWindow } from '../../http/list-query.ts';
import { containsPattern } from '../../http/portal-search.ts';
import { stamp, stampOrNull } from '../../integration/answers.ts';
import { grantsOf, overridesOf } from '../../integration/identities/find-identity.ts';

export const SORTABLE = ['identity_id', 'username', 'created_at', 'last_used_at'] as const;

export type IdentityRow = Selectable<Tables['integration_identity']>;

/** Identities within the scope. */
export function listIdentities(trx: Trx, scope: Scope, list: ListQuery) {
  const column = SORTABLE.find((name) => name === list.sort) ?? 'username';
  const found = trx
    .selectFrom('integration_identity')
    .where('deleted_at', 'is', null)
    .$if(scope.kind !== 'platform', (query) => query.where('tenant_id', '=', tenantOf(scope)))
    .$if(list.search !== '', (query) =>
      query.where((eb) =>
        eb.or((['username', 'description'] as const).map((field) => eb(field, 'ilike', containsPattern(list.search)))),
      ),
    );
  return readWindow(
    list,
    (limit) =>
      found
        .selectAll()
        .orderBy(column, list.descending ? 'desc' : 'asc')
        .orderBy('identity_id')
        .offset(list.offset)
        .limit(limit)
        .execute(),
    async () => (await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total,
  );
}

export function findIdentityRow(trx: Trx, scope: Scope, id: number, hold = false): Promise<IdentityRow | undefined> {
  return trx
    .selectFrom('integration_identity')
    .selectAll()
    .where('identity_id', '=', id)
    .where('deleted_at', 'is', null)
    .$if(scope.kind !== 'platform', (query) => query.where('tenant_id', '=', tenantOf(scope)))
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
}

function tenantOf(scope: Scope): number {
  return scope.kind === 'platform' ? 0 : scope.tenantId;
}

/** Rows as the API shows them, with what is known of their secrets. */
export async function presentIdentities(trx: Trx, rows: readonly IdentityRow[], now: Date): Promise<object[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.identity_id);
  const secrets = await trx
    .selectFrom('integration_secret')
    .select(['identity_id', 'secret_id', 'type', 'hint', 'valid_from', 'valid_until', 'revoked_at', 'last_used_at'])
    .where('identity_id', 'in', ids)
    .orderBy('secret_id', 'desc')
    .execute();
  const companies = await trx
    .selectFrom('tenants')
    .select(['tenant_id', 'company'])
    .where(
      'tenant_id',
      'in',
      rows.map((row) => row.tenant_id ?? 0),
    )
    .execute();
  const locks = await trx
    .selectFrom('integration_lockout')
    .select(['name', (eb) => eb.fn.max('locked_until').as('until')])
    .where('locked_until', '>', now)
    .where(
      'name',
      'in',
      rows.map((row) => row.username.toLowerCase()),
    )
    .groupBy('name')
    .execute();
  return rows.map((row) => ({
    identity_id: row.identity_id,
    username: row.username,
    description: row.description,
    tenant_id: row.tenant_id,
    company: companies.find((one) => one.tenant_id === row.tenant_id)?.company ?? null,
    auth_mode: row.auth_mode,
    applications: grantsOf(row.applications),
    allowed_cidrs: row.allowed_cidrs,
    rate_overrides: overridesOf(row.rate_overrides),
    enabled: row.enabled,
    expires_at: stampOrNull(row.expires_at),
    locked_until: stampOrNull(locks.find((one) => one.name === row.username.toLowerCase())?.until ?? null),
    last_used_at: stampOrNull(row.last_used_at),
    last_used_ip: row.last_used_ip,
    created_at: stamp(row.created_at),
    secrets: secrets
      .filter((secret) => secret.identity_id === row.identity_id)
      .map((secret) => ({
        secret_id: secret.secret_id,
        type: secret.type,
        hint: secret.hint,
        valid_from: stamp(secret.valid_from),
        valid_until: stampOrNull(secret.valid_until),
        revoked_at: stampOrNull(secret.revoked_at),
        last_used_at: stampOrNull(secret.last_used_at),
        valid: secret.revoked_at === null && (secret.valid_until === null || secret.valid_until > now),
      })),
  }));
}

/** @param values columns that change */
export async function updateIdentityRow(
  trx: Trx,
  id: number,
  values: Partial<{
    username: string;
    description: string;
    auth_mode: string;
    applications: string;
    allowed_cidrs: string[];
    rate_overrides: string;
    enabled: boolean;
    expires_at: Date | null;
    deleted_at: Date;
  }>,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('integration_identity')
    .set({ ...values, updated_at: now })
    .where('identity_id', '=', id)
    .execute();
}

/** Entries of the whitelist that were his alone say nothing without him. */
export async function deleteOwnEntries(trx: Trx, id: number): Promise<void> {
  await sql`delete from integration_whitelist where identity_id = ${id}`.execute(trx);
}
