import { Type } from 'typebox';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import { nullable } from '../../http/fields.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import { parseBody } from '../../http/validation.ts';
import type { Platform } from '../../platform.ts';
import { requireTenant } from '../branding/tenant-in-path.ts';
import { tenantAsked } from '../domains/tenant-choice.ts';
import { lockTenant } from '../tenants/delete-tenant.ts';
import { QUOTA_RESOURCES, UNLIMITED } from '../tenants/quota-resources.ts';
import { overrideQuotas } from '../tenants/quotas.ts';
import { type QuotaUse, quotaUse } from './quota-usage.ts';

const tag = 'Billing';

const quotaRow = Type.Object({
  resource_id: Type.Integer(),
  name: Type.String(),
  used: Type.Integer(),
  limit: Type.Integer({ description: '-1: unlimited.' }),
  available: Type.Integer(),
  percent: Type.Integer(),
  unlimited: Type.Boolean(),
});

const allRow = Type.Object({
  resource_id: Type.Integer(),
  name: Type.String(),
  quota_limit: Type.Integer(),
  quota_used: Type.Integer(),
});

const limits = Type.Object(
  {
    resources: Type.Array(
      Type.Object(
        {
          resource_id: Type.Integer(),
          quota_limit: Type.Integer({ minimum: UNLIMITED, maximum: 1_000_000_000 }),
          quota_rollover: Type.Optional(nullable(Type.Integer())),
        },
        {
          additionalProperties: false,
          'x-ignored': ['name', 'quota_used', 'used', 'limit', 'available', 'percent', 'unlimited'],
        },
      ),
      { maxItems: 100 },
    ),
  },
  { additionalProperties: false },
);

/** Contract 10 §9.1. */
export function quotaRoutes(route: RouteRegistrar, platform: Platform): void {
  route({
    method: 'GET',
    path: '/billing/quota',
    summary: 'What a tenant may have of each resource, and what he uses',
    tag,
    access: { callers: ['A', 'T', 'U'], permission: 'billing_quota' },
    query: Type.Object({ tenant_id: Type.Optional(Type.Integer()) }),
    reply: Type.Array(quotaRow),
    handler: async ({ trx, caller, scope, query }) => {
      const tenantId = tenantAsked(caller, scope, query);
      if (tenantId === null) return [];
      await requireTenant(trx, tenantId);
      return (await quotaUse(trx, tenantId, platform.now())).map(presentQuota);
    },
  });

  route({
    method: 'GET',
    path: '/billing/quota/all/:tenant_id',
    summary: 'Limit and use of every resource',
    tag,
    access: { callers: ['A', 'T'], permission: 'billing_quota' },
    params: { tenant_id: 'id' },
    reply: Type.Array(allRow),
    handler: async ({ trx, params }) => {
      await requireTenant(trx, params.tenant_id);
      return (await quotaUse(trx, params.tenant_id, platform.now())).map(presentLimit);
    },
  });

  route({
    method: 'PUT',
    path: '/billing/quota/:tenant_id',
    summary:
      'Set limits for one tenant, whatever his package says: `[{resource_id, quota_limit}]`, -1 unlimited, 0 none',
    tag,
    access: { callers: ['A'], permission: 'billing_quota' },
    params: { tenant_id: 'id' },
    body: Type.Unknown(),
    reply: Type.Array(allRow),
    handler: async ({ trx, params, body, caller, audit, emit }) => {
      const { tenant_id: tenantId } = params;
      const { resources } = parseBody(limits, Array.isArray(body) ? { resources: body } : body);
      const strange = resources.filter(({ resource_id: id }) => !QUOTA_RESOURCES.some((one) => one.resourceId === id));
      if (strange.length > 0) {
        throw errors.badField('resource_id', `unknown: ${strange.map((one) => one.resource_id).join(', ')}`);
      }
      await lockTenant(trx, tenantId);
      const before = await quotaUse(trx, tenantId, platform.now());
      const wanted = resources.map((one) => ({ resourceId: one.resource_id, limit: one.quota_limit }));
      await overrideQuotas(trx, tenantId, wanted, 'all');
      const after = await quotaUse(trx, tenantId, platform.now());
      audit({
        resource: 'quota',
        resourceId: tenantId,
        action: 'update',
        tenantId,
        before: limitsOf(before),
        after: limitsOf(after),
      });
      const { userId: by } = caller;
      emit(configChanged({ resource: 'tenants', id: tenantId, action: 'updated', changed: ['quota'], tenantId, by }));
      return after.map(presentLimit);
    },
  });
}

function presentQuota({ resourceId, name, limit, used, carried }: QuotaUse) {
  const unlimited = limit === UNLIMITED;
  const included = limit + carried;
  return {
    resource_id: resourceId,
    name,
    used,
    limit,
    available: unlimited ? UNLIMITED : Math.max(0, included - used),
    percent: unlimited ? 0 : percentOf(used, included),
    unlimited,
  };
}

/** Of nothing all is used. */
function percentOf(used: number, included: number): number {
  if (included === 0) return used > 0 ? 100 : 0;
  return Math.min(100, Math.floor((100 * used) / included));
}

function presentLimit({ resourceId, name, limit, used }: QuotaUse) {
  return { resource_id: resourceId, name, quota_limit: limit, quota_used: used };
}

function limitsOf(uses: readonly QuotaUse[]): Record<string, number> {
  return Object.fromEntries(uses.map(({ name, limit }) => [name, limit]));
}
