import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { money } from '../../http/fields.ts';
import { fromMicros } from '../../http/money.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { tenantAsked } from '../domains/tenant-choice.ts';
import { answerGate } from './answer-gate.ts';
import type { Charging } from './charging.ts';
import { declareClearing } from './clear-old.ts';
import { readCredit } from './read-credit.ts';

const tag = 'Billing';
const callers = ['A', 'T', 'U'] as const;

/** Contract 10 §9.3, §9.4. In Community there is no money, and yet browsers ask. */
export function registerCharging(route: RouteRegistrar, platform: Platform, { rater, rates }: Charging): void {
  const { edition } = platform.environment;
  declareClearing(platform);

  route({
    method: 'GET',
    path: '/billing/credit',
    summary: 'The balance of a tenant, after everything that has ended is charged',
    tag,
    access: { callers, permission: 'billing_credit' },
    query: Type.Object({ tenant_id: Type.Optional(Type.Integer()) }),
    reply: Type.Object({ credit: money() }),
    transaction: 'none',
    handler: async ({ caller, scope, query }) => {
      if (edition === 'community') return { credit: 0 };
      const tenantId = tenantAsked(caller, scope, query);
      const credit = tenantId === null ? null : await readCredit(platform.db, rater, tenantId);
      if (credit === null) throw errors.notFound('Tenant');
      return { credit: fromMicros(credit) };
    },
  });

  route({
    method: 'GET',
    path: '/billing/gate',
    summary: 'Whether billing is on, or, with `tenant_id`, whether a call, fax or message may begin now',
    tag,
    access: { callers, permission: 'billing_gate' },
    query: Type.Object({
      tenant_id: Type.Optional(Type.Integer()),
      type: Type.Optional(Type.Enum(['voice', 'fax', 'sms'])),
      direction: Type.Optional(Type.Enum(['outbound', 'inbound'])),
      destination: Type.Optional(Type.String()),
    }),
    reply: Type.Object({
      allowed: Type.Boolean(),
      reason: Type.String(),
      max_seconds: Type.Optional(Type.Integer()),
      edition: Type.Optional(Type.String()),
      billing_enabled: Type.Optional(Type.Boolean()),
    }),
    transaction: 'none',
    handler: ({ caller, query }) => answerGate({ platform, rates }, caller, query),
  });
}
