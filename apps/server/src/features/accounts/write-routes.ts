import { Type } from 'typebox';
import { presentObject } from '../../http/resource/read-object.ts';
import { readSent } from '../../http/resource/read-sent.ts';
import type { Resource } from '../../http/resource/resource.ts';
import { createSchema, objectSchema, updateSchema } from '../../http/resource/resource-schemas.ts';
import { createObject, deleteObject, updateObject } from '../../http/resource/write-resource.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { mayWithAccounts } from './account-resource.ts';
import { accountIdOf } from './special-accounts.ts';

const params = { account_id: 'id' } as const;

/** Accounts are made, changed and deleted (contract 30 §8). */
export function accountWriteRoutes(route: RouteRegistrar, platform: Platform, accounts: Resource): void {
  const { tag, path: PATH } = accounts;
  const made = { method: 'POST', tag, access: mayWithAccounts('account_create'), reply: Type.Integer() } as const;

  route({
    ...made,
    path: PATH,
    summary: 'Make an account',
    body: createSchema(accounts),
    handler: (context) => createObject(context, accounts, readSent(accounts, context.body), platform.now()),
  });

  route({
    ...made,
    path: '/extensions',
    summary: 'Make an account of type extension',
    body: createSchema(accounts),
    handler: (context) => {
      const sent = { ...readSent(accounts, context.body), type: 'extension' };
      return createObject(context, accounts, sent, platform.now());
    },
  });

  route({
    method: 'PUT',
    path: `${PATH}/:account_id`,
    tag,
    summary: 'Change an account',
    access: mayWithAccounts('account_update'),
    params,
    body: updateSchema(accounts),
    reply: objectSchema(accounts),
    handler: async (context) => {
      const id = await accountIdOf(context, platform, context.params.account_id);
      const shown = await updateObject(context, accounts, id, readSent(accounts, context.body), platform.now());
      return presentObject(context, accounts, shown);
    },
  });

  route({
    method: 'DELETE',
    path: `${PATH}/:account_id`,
    tag,
    summary: 'Delete an account, its programs, and what it still was to send',
    access: mayWithAccounts('account_delete'),
    params,
    reply: Type.Literal(true),
    handler: async (context) => {
      await deleteObject(context, accounts, await accountIdOf(context, platform, context.params.account_id));
      return true;
    },
  });
}
