import type { Trx } from '@strowger/db';
import { Type } from 'typebox';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import { flagNumber } from '../../http/fields.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { billingRegistrar } from '../billing/in-edition.ts';
import { limitsFromPackage } from '../tenants/quotas.ts';
import { endCallsOfSuspended } from './end-outside-calls.ts';
import { SUBSCRIPTIONS } from './resource.ts';
import { subscribe } from './subscribe.ts';
import { type Changing, setActive } from './suspension.ts';

const { tag } = SUBSCRIPTIONS;

const subscription = Type.Object(
  {
    tenant_id: Type.Integer({ minimum: 1 }),
    package_id: Type.Integer({ minimum: 1 }),
    auto_renew: Type.Optional(flagNumber()),
  },
  {
    additionalProperties: false,
    'x-ignored': ['subscription_id', 'company', 'package_name', 'active', 'time_start', 'time_offset', 'next_renewal'],
  },
);

/** Contract 10 §9.6. */
export const subscriptions: Feature = (route, platform) => {
  const declare = billingRegistrar(route, platform);
  const { now, environment } = platform;
  if (environment.edition === 'enterprise') endCallsOfSuspended(platform);

  declare({
    method: 'GET',
    path: '/subscriptions/packages',
    summary: 'Packages to choose from; a tenant admin sees his own',
    tag,
    access: { callers: ['A', 'T'], permission: 'subscription_list' },
    reply: Type.Array(Type.Object({ package_id: Type.Integer(), name: Type.String() })),
    handler: ({ trx, scope }) =>
      trx
        .selectFrom('packages')
        .select(['package_id', 'name'])
        .$if(scope.kind !== 'platform', (query) =>
          query.where('package_id', 'in', (eb) => eb.selectFrom('subscriptions').select('package_id')),
        )
        .orderBy('name')
        .orderBy('package_id')
        .execute(),
  });

  serveResource(declare, platform, SUBSCRIPTIONS);

  declare({
    method: 'POST',
    path: '/subscriptions',
    summary: 'Give a tenant a package, or another one: his limits become those of the package',
    tag,
    access: { callers: ['A'], permission: 'subscription_create' },
    body: subscription,
    reply: Type.Integer(),
    handler: async ({ trx, body, caller, audit, emit }) => {
      const { tenant_id: tenantId, package_id: packageId } = body;
      const company = await holdParties(trx, tenantId, packageId);
      const before = await trx
        .selectFrom('subscriptions')
        .select(['package_id', 'auto_renew'])
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst();
      const id = await subscribe(trx, { tenantId, packageId, autoRenew: body.auto_renew === 1 }, now());
      await limitsFromPackage(trx, tenantId, packageId);
      const action = before ? 'update' : 'create';
      const after = { package_id: packageId, auto_renew: body.auto_renew === 1 };
      audit({
        resource: 'subscriptions',
        resourceId: id,
        action,
        tenantId,
        before: before ? { company, ...before } : null,
        after: { company, ...after },
      });
      const changed = ['package_id', 'auto_renew', 'time_start'];
      const { userId: by } = caller;
      emit(configChanged({ resource: 'subscriptions', id, action: `${action}d`, changed, tenantId, by }));
      return id;
    },
  });

  for (const [verb, active] of [
    ['activate', true],
    ['suspend', false],
  ] as const) {
    declare({
      method: 'PUT',
      path: `/subscriptions/:subscription_id/${verb}`,
      summary: active ? 'Let a subscription go on' : 'Suspend a subscription: no calls from and to outside',
      tag,
      access: { callers: ['A'], permission: 'subscription_update' },
      params: { subscription_id: 'id' },
      reply: Type.Literal(true),
      handler: async ({ trx, params, caller, audit, emit }) => {
        const found = await lockSubscription(trx, params.subscription_id);
        const { entry, event } = await setActive(trx, found, active, { by: caller.userId, now: now() });
        const isChanged = found.active !== active;
        audit(isChanged ? entry : { ...entry, before: null, activity: null });
        if (isChanged) emit(event);
        return true;
      },
    });
  }
};

/** Both stay until the end of the transaction. @returns the company of the tenant @throws ApiError 400 */
async function holdParties(trx: Trx, tenantId: number, packageId: number): Promise<string> {
  const tenant = await trx
    .selectFrom('tenants')
    .select('company')
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirst();
  if (!tenant) throw errors.badField('tenant_id', 'names no tenant');
  const chosen = await trx
    .selectFrom('packages')
    .select('package_id')
    .where('package_id', '=', packageId)
    .forShare()
    .executeTakeFirst();
  if (!chosen) throw errors.badField('package_id', 'names no package');
  return tenant.company;
}

/** @throws ApiError 404 */
async function lockSubscription(trx: Trx, id: number): Promise<Changing & { readonly active: boolean }> {
  const row = await trx
    .selectFrom('subscriptions')
    .innerJoin('tenants', 'tenants.tenant_id', 'subscriptions.tenant_id')
    .select(['subscriptions.tenant_id', 'subscriptions.active', 'next_renewal', 'company'])
    .where('subscription_id', '=', id)
    .forNoKeyUpdate('subscriptions')
    .executeTakeFirst();
  if (!row) throw errors.notFound('Subscription');
  const { tenant_id: tenantId, active, company, next_renewal: nextRenewal } = row;
  return { subscriptionId: id, tenantId, company, active, nextRenewal };
}
