import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import type { Resource } from '../../http/resource/resource.ts';
import { updateObject } from '../../http/resource/write-resource.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { mayWithAccounts } from './account-resource.ts';
import { readAccount } from './read-routes.ts';
import { accountIdOf } from './special-accounts.ts';

/** The portal asks only whether it is set. */
const ASKED_WHETHER = 'emailtofax_coversheet';
const params = { account_id: 'id', name: 'name' } as const;

/** Settings of an account one by one (contract 30 §8). */
export function accountSettingRoutes(route: RouteRegistrar, platform: Platform, accounts: Resource): void {
  const shared = { path: '/accounts/:account_id/settings/:name', tag: accounts.tag, params } as const;

  route({
    ...shared,
    method: 'GET',
    summary: 'A setting of an account',
    access: mayWithAccounts('account_read'),
    reply: Type.Unknown(),
    handler: async (context) => {
      const { account_id, name } = context.params;
      const settings = settingsOf(
        await readAccount(context, accounts, await accountIdOf(context, platform, account_id)),
      );
      if (!Object.hasOwn(settings, name)) throw errors.notFound('Setting');
      return name === ASKED_WHETHER ? true : settings[name];
    },
  });

  route({
    ...shared,
    method: 'PUT',
    summary: 'Set it: a bare JSON value, or an object with value or data',
    access: mayWithAccounts('account_update'),
    body: Type.Unknown(),
    reply: Type.Literal(true),
    handler: async (context) => {
      const { account_id, name } = context.params;
      const id = await accountIdOf(context, platform, account_id);
      await readAccount(context, accounts, id);
      const value = valueIn(context.body);
      await updateObject(context, accounts, id, { settings: { [name]: value } }, platform.now());
      return true;
    },
  });

  route({
    ...shared,
    method: 'DELETE',
    summary: 'Take it away',
    access: mayWithAccounts('account_update'),
    reply: Type.Literal(true),
    handler: async (context) => {
      const { account_id, name } = context.params;
      const id = await accountIdOf(context, platform, account_id);
      const settings = settingsOf(await readAccount(context, accounts, id));
      if (!Object.hasOwn(settings, name)) throw errors.notFound('Setting');
      await updateObject(context, accounts, id, { settings: { [name]: null } }, platform.now());
      return true;
    },
  });
}

function settingsOf({ settings }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return typeof settings === 'object' && settings !== null ? { ...settings } : {};
}

/** @throws ApiError 412 where there is none */
function valueIn(body: unknown): unknown {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  const value: unknown = isObject ? (Reflect.get(body, 'value') ?? Reflect.get(body, 'data')) : body;
  if (value === undefined || value === null) throw errors.preconditionFailed('The value of the setting is missing');
  return value;
}
