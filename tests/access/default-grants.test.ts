import { openDatabase } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startServer } from '../system/server-process.ts';
import { GRANT_ROWS, type GrantRow, namesOf, satisfiedOf } from './default-grants.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let server: ServerProcess;
let stored: { readonly permissions: readonly string[]; readonly grants: ReadonlyMap<number, readonly string[]> };

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startServer({ DATABASE_URL: database.url });
  stored = await readStored();
}, 120_000);
afterAll(async () => {
  await server.dispose();
  await database.drop();
});

async function readStored(): Promise<typeof stored> {
  const db = await openDatabase({ url: database.url, log: silent });
  const rows = await db.transaction({ kind: 'all' }, async (trx) => ({
    permissions: await trx.selectFrom('permissions').select('name').execute(),
    grants: await trx
      .selectFrom('role_permissions')
      .innerJoin('permissions', 'permissions.permission_id', 'role_permissions.permission_id')
      .select(['role_id', 'name'])
      .execute(),
  }));
  await db.close();
  const grants = new Map<number, string[]>();
  for (const { role_id, name } of rows.grants) grants.set(role_id, [...(grants.get(role_id) ?? []), name]);
  return { permissions: rows.permissions.map((row) => row.name), grants };
}

/** Names of a row that a role's grants satisfy, those of the row alone (contract 10 §3.1). */
function satisfied(row: GrantRow, roleIds: readonly number[]): string[] {
  const names = namesOf(row);
  const held = roleIds.flatMap((roleId) => stored.grants.get(roleId) ?? []).filter((grant) => names.includes(grant));
  return names.filter((name) => held.some((grant) => name === grant || name.startsWith(`${grant}_`)));
}

describe('the catalogue of a fresh installation (contract 10 §3.3)', () => {
  it('has every name of the table, and no other', () => {
    expect([...stored.permissions].sort()).toEqual(GRANT_ROWS.flatMap(namesOf).sort());
  });

  it.each(GRANT_ROWS.map((row) => [row.base, row] as const))(
    'gives the default roles what the row of %s says',
    (_, row) => {
      expect({ tenant: satisfied(row, [3]), user: satisfied(row, [1]) }).toEqual({
        tenant: satisfiedOf(row, 'tenant'),
        user: satisfiedOf(row, 'user'),
      });
    },
  );

  it('lets no base name satisfy one of another row, but for `api` and `api_keys`', () => {
    const reaching = GRANT_ROWS.flatMap(({ base }) =>
      GRANT_ROWS.filter((other) => other.base.startsWith(`${base}_`)).map((other) => `${base} → ${other.base}`),
    );
    // End users need the feature key as well (contract 10 §12).
    expect(reaching).toEqual(['api → api_keys']);
  });

  it('gives the super admin everything by super_admin alone', () => {
    expect(stored.grants.get(2)).toEqual(['super_admin']);
  });

  it('gives the end user the grants of role 1 and none of his own (contract 10 §3.2)', () => {
    expect(stored.grants.get(4) ?? []).toEqual([]);
    for (const row of GRANT_ROWS)
      expect([row.base, satisfiedOf(row, 'endUser')]).toEqual([row.base, satisfiedOf(row, 'user')]);
  });
});
