import { type Static, Type } from 'typebox';
import { type Period, periodAt } from '../../../../features/autobill/cycles.ts';
import { minutesOf } from '../../../../features/autobill/describe-line.ts';
import { type Service, TenantServices } from '../../../../features/autobill/tenant-services.ts';
import { percentOf, type Usage, usageOf } from '../../../../features/autobill/usage.ts';
import { rateBookOf } from '../../../../features/charging/rate-book.ts';
import { fromMicros } from '../../../../http/money.ts';
import { startOfDay } from '../../../../time/zone.ts';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { invalidRequest, missingParameters, notFound } from '../../../errors.ts';
import { serviceInScope } from '../services/delete.ts';
import { Domain, ServiceId } from '../services/params.ts';

const PARAMS = Type.Object({
  service_id: Type.Optional(ServiceId),
  tenant_domain: Domain,
  /** `current`, `previous`, a day within it, or a month. */
  period: Type.Optional(Type.String({ maxLength: 16 })),
});

/** The usage meter of a service, or of all active services of a tenant together (contract 40 B12.5). */
export const showUsage = defineAction({
  action: 'usage',
  access: 'read',
  edition: 'enterprise',
  params: PARAMS,
  async run(call, params) {
    const { services, chosen } = await chosenServices(call, params);
    const [first] = chosen;
    if (first === undefined) throw notFound();
    const shown = chosen.map((service) => ({ service, period: periodOf(service, params.period, call.now) }));
    const usages: Usage[] = [];
    for (const { service, period } of shown) {
      usages.push(await usageOf(call.trx, rateBookOf(call.platform.db), services, service, period, call.now));
    }
    const usage = together(usages);
    const percent = percentOf(usage);
    const period = shown[0]?.period ?? periodAt(first, call.now);
    return {
      message: 'Usage retrieved',
      ...(chosen.length === 1 ? { service_id: first.serviceId } : {}),
      period_start: period.start,
      period_end: period.end,
      minutes_used: minutesOf(usage.secondsUsed),
      minutes_allowed: Number.isFinite(usage.secondsAllowed) ? minutesOf(usage.secondsAllowed) : 'unlimited',
      percent: percent ?? 0,
      charge_to_date: fromMicros(usage.chargeToDate),
      calls: usage.calls,
      exhausted: percent !== null && percent >= 100,
    };
  },
});

async function chosenServices(
  call: IntegrationCall,
  params: Static<typeof PARAMS>,
): Promise<{ readonly services: TenantServices; readonly chosen: readonly Service[] }> {
  const one = params.service_id === undefined ? null : await serviceInScope(call, params.service_id);
  if (one === null && params.tenant_domain === undefined && call.scope.only === null) {
    throw missingParameters(['service_id']);
  }
  const tenantId = one?.tenantId ?? (await call.scope.tenant(call.trx, params.tenant_domain)).tenantId;
  const services = await TenantServices.read(call.trx, tenantId);
  if (services === null) throw notFound();
  const chosen = one ? [one] : services.services.filter(({ status }) => status === 'active');
  return { services, chosen };
}

/** @throws IntegrationError 422 */
function periodOf(service: Service, asked: string | undefined, now: Date): Period {
  const text = asked?.trim().toLowerCase() ?? '';
  const current = periodAt(service, now);
  if (text === '' || text === 'current') return current;
  if (text === 'previous') return periodAt(service, new Date(current.startsAt.getTime() - 1));
  const day = /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) {
    throw invalidRequest('period', 'must be current, previous or a day, YYYY-MM-DD');
  }
  return periodAt(service, startOfDay(day, { zone: service.timezone }));
}

function together(usages: readonly Usage[]): Usage {
  const sum = (of: (usage: Usage) => number) => usages.reduce((total, usage) => total + of(usage), 0);
  return {
    secondsUsed: sum(({ secondsUsed }) => secondsUsed),
    secondsAllowed: sum(({ secondsAllowed }) => secondsAllowed),
    chargeToDate: sum(({ chargeToDate }) => chargeToDate),
    calls: sum(({ calls }) => calls),
  };
}
