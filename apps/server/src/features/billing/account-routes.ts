import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { money, nullable } from '../../http/fields.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { tenantFilter } from '../domains/tenant-choice.ts';
import { monthOf } from './months.ts';
import { readUsage } from './usage.ts';

const tag = 'Billing';
const limit = () => nullable(Type.Integer({ description: 'Included units; null: without end.' }));

const usageObject = Type.Object({
  tenant_id: Type.Integer(),
  company: Type.String(),
  period: Type.String(),
  voice_minutes_used: Type.Number(),
  voice_limit: limit(),
  voice_rate_per_min: money(),
  voice_cost: money(),
  fax_pages_used: Type.Integer(),
  fax_limit: limit(),
  fax_rate_per_page: money(),
  fax_cost: money(),
  sms_used: Type.Integer(),
  sms_limit: limit(),
  sms_cost: money(),
  conference_minutes_used: Type.Number(),
  conference_limit: limit(),
  total_cost: money(),
  credit: money(),
});

/** Contract 10 §9.2. */
export function accountRoutes(route: RouteRegistrar, platform: Platform): void {
  route({
    method: 'GET',
    path: '/billing/usage',
    summary: 'What was used and charged in a month: one tenant, or all of them for a super admin who names none',
    tag,
    access: { callers: ['A', 'T', 'U'], permission: 'billing_usage' },
    query: Type.Object({
      period: Type.Optional(Type.String({ description: '`YYYY-MM`, UTC; default: this month.' })),
      tenant_id: Type.Optional(Type.Integer()),
    }),
    reply: Type.Union([usageObject, Type.Array(usageObject)]),
    handler: async ({ trx, scope, query }) => {
      const period = periodOf(query['period'], platform.now());
      const asked = tenantFilter(scope, query);
      if (asked === 'none') throw errors.notFound('Tenant');
      if (asked === 'all') return readUsage(trx, period, platform.now());
      const [usage] = await readUsage(trx, period, platform.now(), asked.tenantId);
      if (!usage) throw errors.notFound('Tenant');
      return usage;
    },
  });
}

/** @throws ApiError 400 */
function periodOf(text: string | undefined, now: Date): string {
  const value = text?.trim() ?? '';
  if (value === '') return monthOf(now);
  if (!/^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(value)) throw errors.badField('period', 'must be a month, YYYY-MM');
  return `${value}-01`;
}
