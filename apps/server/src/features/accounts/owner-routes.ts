import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import type { Shown } from '../../http/resource/field.ts';
import type { Resource } from '../../http/resource/resource.ts';
import { reachConditions } from '../../http/resource/resource-filters.ts';
import { findRow } from '../../http/resource/resource-rows.ts';
import { updateObject } from '../../http/resource/write-resource.ts';
import type { RouteContext, RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { moveDid } from '../dids/move-did.ts';
import { leaveAccountPrograms, removeAccountPrograms } from '../programs/account-programs.ts';
import { accountIdOf } from './special-accounts.ts';

const access = { callers: ['A', 'T'], permission: 'account_update' } as const;
const assigned = { account_id: 'id', user_id: 'id' } as const;
const params = { account_id: 'id' } as const;

/** Accounts are given to users (contract 30 §8). */
export function accountOwnerRoutes(route: RouteRegistrar, platform: Platform, accounts: Resource): void {
  const { tag } = accounts;

  route({
    method: 'PUT',
    path: '/accounts/:account_id/users/:user_id',
    tag,
    summary: 'Give an account to a user; its programs end',
    access,
    params: assigned,
    reply: Type.Literal(true),
    handler: async (context) => {
      const { account, accountId, tenantId } = await lockAccount(context, platform, accounts);
      const user = await findUser(context, context.params.user_id);
      await removeAccountPrograms(context, { accountId, tenantId }, null);
      if (user.tenant_id !== tenantId) await moveAccount(context, account, user.tenant_id);
      const { user_id, first_name, last_name } = user;
      await updateObject(context, accounts, accountId, { user_id, first_name, last_name, email: '' }, platform.now());
      return true;
    },
  });

  route({
    method: 'DELETE',
    path: '/accounts/:account_id/users',
    tag,
    summary: 'Take an account from its user; its programs end',
    access,
    params,
    reply: Type.Literal(true),
    handler: async (context) => {
      const { accountId, tenantId } = await lockAccount(context, platform, accounts);
      await removeAccountPrograms(context, { accountId, tenantId }, null);
      await updateObject(context, accounts, accountId, { user_id: null }, platform.now());
      return true;
    },
  });
}

type Context = RouteContext<unknown, typeof params>;

/** @throws ApiError 404, 409 for an account that is a user's mirror */
async function lockAccount(context: Context, platform: Platform, accounts: Resource) {
  const { trx, params: path } = context;
  const accountId = await accountIdOf(context, platform, path.account_id);
  const found = await findRow(trx, accounts, accountId, reachConditions(accounts, context, 'change'), 'lock');
  if (!found || found.tenantId === null) throw errors.notFound(accounts.what);
  const mirror = await trx
    .selectFrom('accounts')
    .select('mirrors_user_id')
    .where('account_id', '=', accountId)
    .where('mirrors_user_id', 'is not', null)
    .executeTakeFirst();
  if (mirror) throw errors.conflict('This account is a user’s own');
  return { account: found.shown, accountId, tenantId: found.tenantId };
}

/** @throws ApiError 404 */
async function findUser({ trx, scope }: Context, userId: number) {
  const user = await trx
    .selectFrom('users')
    .select(['user_id', 'tenant_id', 'first_name', 'last_name'])
    .where('user_id', '=', userId)
    .$if(scope.kind !== 'platform', (query) =>
      query.where('tenant_id', '=', scope.kind === 'platform' ? 0 : scope.tenantId),
    )
    .executeTakeFirst();
  if (!user) throw errors.notFound('User');
  return user;
}

/** A super admin gives it to a user of another tenant: what it had there it leaves. */
async function moveAccount(context: Context, { account_id: id, type, phone, tenant_id }: Shown, tenantId: number) {
  const { trx } = context;
  const before = { accountId: Number(id), tenantId: Number(tenant_id), phone: String(phone) };
  const { accountId } = before;
  if (type === 'did') {
    await moveDid(context, before, tenantId);
    return;
  }
  await leaveAccountPrograms(context, { ...before, phone: '' });
  const left = { tenant_id: tenantId, created_by: null, linkdid_id: null, domain: '' };
  const line = type === 'account' ? { phone: '' } : {};
  await trx.updateTable('extensions').set({ account_id: null }).where('account_id', '=', accountId).execute();
  await trx
    .updateTable('accounts')
    .set({ ...left, ...line })
    .where('account_id', '=', accountId)
    .execute();
}
