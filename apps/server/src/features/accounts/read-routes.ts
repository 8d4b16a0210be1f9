import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { listObjects } from '../../http/resource/list-objects.ts';
import { findObject, presentObject } from '../../http/resource/read-object.ts';
import { listedFields, type Reader, type Resource } from '../../http/resource/resource.ts';
import { reachConditions } from '../../http/resource/resource-filters.ts';
import { findRow } from '../../http/resource/resource-rows.ts';
import { objectSchema, querySchema, rowSchema } from '../../http/resource/resource-schemas.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { ANONYMOUS } from '../transmissions/sender.ts';
import { mayWithAccounts } from './account-resource.ts';
import { ProvisioningReply, provision } from './provisioning.ts';
import { ACCOUNTS } from './resource.ts';
import { accountIdOf } from './special-accounts.ts';

const { tag, path: PATH } = ACCOUNTS;
const params = { account_id: 'id' } as const;
/** Phone of whoever sends without an account. */
const NOBODY = '0000000000';
const MOST_OWN = 1000;

const NOT_OF_LINKED: ReadonlySet<string> = new Set(['caller_id_name', 'domain', 'active', 'linkdid_id']);
const LINKED = listedFields(ACCOUNTS).filter((name) => !NOT_OF_LINKED.has(name));

/** Accounts are listed and read (contract 30 §8). */
export function accountReadRoutes(route: RouteRegistrar, platform: Platform, accounts: Resource): void {
  route({
    method: 'GET',
    path: PATH,
    tag,
    summary: 'Accounts: all but children, unless a type is asked for',
    access: mayWithAccounts('account_list'),
    query: querySchema(ACCOUNTS),
    reply: Type.Union([Type.Array(rowSchema(ACCOUNTS)), Type.Integer()]),
    handler: (context) =>
      listObjects(context, ACCOUNTS, context.query['type']?.trim() ? [] : [sql`r.type <> 'child_account'`]),
  });

  route({
    method: 'GET',
    path: '/extensions',
    tag,
    summary: 'Accounts of extensions',
    access: mayWithAccounts('account_list'),
    query: querySchema(ACCOUNTS),
    reply: Type.Union([Type.Array(rowSchema(ACCOUNTS)), Type.Integer()]),
    handler: (context) => listObjects(context, ACCOUNTS, [sql`r.type = 'extension'`]),
  });

  route({
    method: 'GET',
    path: `${PATH}/my`,
    tag,
    summary: 'Own accounts, the default one last',
    access: mayWithAccounts('account_read'),
    reply: Type.Array(objectSchema(accounts)),
    handler: async (context) => {
      const ids = await ownAccounts(context);
      const found = [];
      for (const id of ids) found.push(await readAccount(context, accounts, id));
      return found;
    },
  });

  route({
    method: 'GET',
    path: `${PATH}/linkdid/:account_id`,
    tag,
    summary: 'Accounts that receive by a DID',
    access: mayWithAccounts('account_list'),
    params,
    reply: Type.Array(Type.Pick(rowSchema(ACCOUNTS), LINKED)),
    handler: async (context) => {
      const { account_id: id } = context.params;
      await requireAccount(context, id);
      const linked = { ...ACCOUNTS, listed: LINKED };
      const query = { limit: String(MOST_OWN) };
      return listObjects({ ...pick(context), query }, linked, [sql`r.linkdid_id = ${id}`]);
    },
  });

  route({
    method: 'GET',
    path: `${PATH}/:account_id`,
    tag,
    summary: 'One account; -1 the default one, -2 the company, -3 nobody',
    access: mayWithAccounts('account_read'),
    params,
    reply: objectSchema(accounts),
    handler: async (context) => {
      const { account_id: id } = context.params;
      if (id === ANONYMOUS) return nobody(accounts);
      return readAccount(context, accounts, await accountIdOf(context, platform, id));
    },
  });

  route({
    method: 'GET',
    path: `${PATH}/:account_id/provisioning`,
    tag,
    summary: 'What a soft phone needs to be this account',
    access: mayWithAccounts('account_read'),
    params,
    reply: ProvisioningReply,
    handler: async (context) => {
      const id = await accountIdOf(context, platform, context.params.account_id);
      context.header('cache-control', 'no-store');
      return provision(platform, await readAccount(context, accounts, id));
    },
  });
}

function pick({ trx, scope, caller, reply }: Parameters<typeof listObjects>[0]) {
  return { trx, scope, caller, reply };
}

/** @throws ApiError 404 */
export async function readAccount(reader: Reader, accounts: Resource, id: number) {
  const found = await findObject(reader.trx, accounts, id, reachConditions(accounts, reader, 'see'));
  if (!found) throw errors.notFound(accounts.what);
  return presentObject(reader, accounts, found.shown);
}

/** @throws ApiError 404 */
async function requireAccount(reader: Reader, id: number): Promise<void> {
  if (!(await findRow(reader.trx, ACCOUNTS, id, reachConditions(ACCOUNTS, reader, 'see'), 'look'))) {
    throw errors.notFound(ACCOUNTS.what);
  }
}

/** Oldest first; the newest fax account, which is the default sender, last. */
async function ownAccounts({ trx, caller }: Reader): Promise<number[]> {
  const { rows } = await sql<{ account_id: number }>`
    with own as (
      select account_id, type in ('account', 'child_account') as sends from accounts
      where created_by = ${caller.userId} and tenant_id = ${caller.tenantId}
        and type in ('account', 'child_account', 'extension')
    )
    select account_id from own
    order by account_id is not distinct from (select max(account_id) from own where sends), account_id
    limit ${MOST_OWN}`.execute(trx);
  return rows.map(({ account_id }) => account_id);
}

/** Who sends without an account (contract 30 §8). */
function nobody({ fields, extras }: Resource) {
  const empty = Object.keys({ ...fields, ...extras?.fields }).map((name) => [name, null]);
  const texts = ['username', 'first_name', 'last_name', 'email', 'address', 'caller_id_name', 'domain'];
  return {
    ...Object.fromEntries(empty),
    ...Object.fromEntries(texts.map((name) => [name, ''])),
    account_id: ANONYMOUS,
    type: 'account',
    phone: NOBODY,
    active: 1,
    settings: {},
  };
}
