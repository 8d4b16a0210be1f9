import { digitsOf } from '@strowger/rating';
import { type Static, Type } from 'typebox';
import { configChanged } from '../../../../events/config-changed.ts';
import { CYCLES, isCycle } from '../../../../features/autobill/cycles.ts';
import { type ServiceFields, saveService } from '../../../../features/autobill/save-service.ts';
import { readServices } from '../../../../features/autobill/tenant-services.ts';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import type { TenantInScope } from '../../../call-scope.ts';
import { conflict, invalidRequest, missingParameters } from '../../../errors.ts';
import { NameList } from '../record-filter.ts';
import { Domain, PackageCode, ServiceId, wordsOf } from './params.ts';
import { presentService } from './present.ts';

const PARAMS = Type.Object({
  service_id: ServiceId,
  tenant_domain: Domain,
  client_ref: Type.Optional(Type.String({ maxLength: 64 })),
  extensions: Type.Optional(NameList),
  dids: Type.Optional(NameList),
  package_code: Type.Optional(PackageCode),
  cycle: Type.Optional(Type.String({ maxLength: 32 })),
  next_due_date: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  currency: Type.Optional(Type.String({ maxLength: 8 })),
  timezone: Type.Optional(Type.String({ maxLength: 64 })),
  status: Type.Optional(Type.Enum(['active', 'suspended', 'terminated'])),
});
type Params = Static<typeof PARAMS>;

/** Makes a service or changes the fields that are sent (contract 40 B12.3). */
export const setService = defineAction({
  action: 'services/set',
  access: 'write',
  edition: 'enterprise',
  params: PARAMS,
  async run(call, params) {
    const tenant = await call.scope.tenant(call.trx, params.tenant_domain);
    const fields = await fieldsOf(call, tenant, params);
    const { before, after } = await saveService(call.trx, fields, call.now);
    call.writer.audit({
      resource: 'autobill_services',
      resourceId: after.serviceId,
      action: before ? 'update' : 'create',
      tenantId: tenant.tenantId,
      before: before ? presentService(before, tenant.domainName) : null,
      after: presentService(after, tenant.domainName),
    });
    const action = before ? 'updated' : 'created';
    const { tenantId } = tenant;
    call.writer.emit(configChanged({ resource: 'autobill_services', id: after.serviceId, action, tenantId, by: null }));
    // Its own status must not hide the answer's.
    return {
      message: `Service ${before ? 'updated' : 'created'}`,
      service_id: after.serviceId,
      service: presentService(after, tenant.domainName),
    };
  },
});

/** @throws IntegrationError 400 for what a new service lacks, 409 where another tenant has the id, 422 */
async function fieldsOf(call: IntegrationCall, tenant: TenantInScope, params: Params): Promise<ServiceFields> {
  const serviceId = params.service_id.trim();
  const [known] = await readServices(call.trx, { serviceId });
  if (known !== undefined && known.tenantId !== tenant.tenantId) throw conflict('This service_id is taken');
  const missing = known ? [] : (['package_code', 'next_due_date'] as const).filter((name) => !params[name]);
  if (missing.length > 0) throw missingParameters(missing);
  const cycle = params.cycle?.trim().toLowerCase() ?? known?.cycle ?? 'monthly';
  if (!isCycle(cycle)) throw invalidRequest('cycle', `must be one of ${Object.keys(CYCLES).join(', ')}`);
  return {
    serviceId,
    tenantId: tenant.tenantId,
    cycle,
    ...(params.client_ref === undefined ? {} : { clientRef: params.client_ref }),
    ...(params.extensions === undefined ? {} : { extensions: wordsOf(params.extensions) }),
    ...(params.dids === undefined ? {} : { dids: wordsOf(params.dids).map(digitsOf).filter(Boolean) }),
    ...(params.package_code === undefined ? {} : { packageCode: params.package_code.trim() }),
    ...(params.next_due_date === undefined ? {} : { nextDueDate: dayOf(params.next_due_date) }),
    ...(params.currency === undefined ? {} : { currency: params.currency.trim().toUpperCase() }),
    ...(params.timezone === undefined ? {} : { timezone: zoneOf(params.timezone) }),
    ...(params.status === undefined ? {} : { status: params.status }),
  };
}

function dayOf(text: string): string {
  const at = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) {
    throw invalidRequest('next_due_date', 'must be a day, YYYY-MM-DD');
  }
  return text;
}

/** Empty: the tenant's. */
function zoneOf(name: string): string | null {
  if (name.trim() === '') return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name.trim() }).resolvedOptions().timeZone;
  } catch {
    throw invalidRequest('timezone', 'must be a name such as Europe/London');
  }
}
