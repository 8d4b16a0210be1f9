import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import type { Resource } from '../../http/resource/resource.ts';
import { reachConditions } from '../../http/resource/resource-filters.ts';
import { findRow } from '../../http/resource/resource-rows.ts';
import type { RouteContext, RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { installAccountProgram, removeAccountPrograms } from '../programs/account-programs.ts';
import { mayWithAccounts } from './account-resource.ts';
import { accountIdOf } from './special-accounts.ts';

const named = { account_id: 'id', program_name: 'name' } as const;
const params = { account_id: 'id' } as const;

/** What an account subscribes to (contract 30 §8). */
export function accountProgramRoutes(route: RouteRegistrar, platform: Platform, accounts: Resource): void {
  const { tag } = accounts;
  const access = mayWithAccounts('account_update');

  /** @throws ApiError 404 */
  async function requireAccount(context: RouteContext<unknown, typeof params>) {
    const accountId = await accountIdOf(context, platform, context.params.account_id);
    const found = await findRow(context.trx, accounts, accountId, reachConditions(accounts, context, 'change'), 'lock');
    if (!found || found.tenantId === null) throw errors.notFound(accounts.what);
    return { accountId, tenantId: found.tenantId };
  }

  route({
    method: 'PUT',
    path: '/accounts/:account_id/programs/:program_name',
    tag,
    summary: 'Subscribe an account to a program, in place of one of the same name',
    access,
    params: named,
    body: Type.Unknown(),
    reply: Type.Integer(),
    handler: async (context) =>
      installAccountProgram(context, await requireAccount(context), context.params.program_name, context.body),
  });

  route({
    method: 'DELETE',
    path: '/accounts/:account_id/programs',
    tag,
    summary: 'End all subscriptions of an account',
    access,
    params,
    reply: Type.Literal(true),
    handler: async (context) => {
      await removeAccountPrograms(context, await requireAccount(context), null);
      return true;
    },
  });

  route({
    method: 'DELETE',
    path: '/accounts/:account_id/programs/:program_name',
    tag,
    summary: 'End a subscription of an account, by its name or program_id',
    access,
    params: named,
    reply: Type.Literal(true),
    handler: async (context) => {
      const account = await requireAccount(context);
      const removed = await removeAccountPrograms(context, account, context.params.program_name);
      if (removed === 0) throw errors.notFound('Program');
      return true;
    },
  });
}
