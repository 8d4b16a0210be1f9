import { Type } from 'typebox';
import { configChanged } from '../../../../events/config-changed.ts';
import { readServices, type Service } from '../../../../features/autobill/tenant-services.ts';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { conflict, notFound } from '../../../errors.ts';
import { domainNames } from './list.ts';
import { ServiceId } from './params.ts';
import { presentService } from './present.ts';

/** Lines and what was charged stay; a service that a run still has to bill is `terminated` instead (contract 40 B12.3). */
export const deleteService = defineAction({
  action: 'services/delete',
  access: 'write',
  edition: 'enterprise',
  params: Type.Object({ service_id: ServiceId }),
  async run(call, params) {
    const service = await serviceInScope(call, params.service_id);
    const waiting = await call.trx
      .selectFrom('charges')
      .select('call_id')
      .where('tenant_id', '=', service.tenantId)
      .where('service_id', '=', service.serviceId)
      .where('state', '=', 'deferred')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('autobill_calls')
              .select('autobill_calls.call_id')
              .whereRef('autobill_calls.call_id', '=', 'charges.call_id')
              .whereRef('autobill_calls.leg', '=', 'charges.leg'),
          ),
        ),
      )
      .limit(1)
      .executeTakeFirst();
    if (waiting)
      throw conflict('Calls of this service are not billed yet: set its status to terminated and run autobill');
    const domain = (await domainNames(call.trx, [service.tenantId])).get(service.tenantId) ?? '';
    await call.trx.deleteFrom('autobill_services').where('service_id', '=', service.serviceId).execute();
    call.writer.audit({
      resource: 'autobill_services',
      resourceId: service.serviceId,
      action: 'delete',
      tenantId: service.tenantId,
      before: presentService(service, domain),
    });
    const { serviceId: id, tenantId } = service;
    call.writer.emit(configChanged({ resource: 'autobill_services', id, action: 'deleted', tenantId, by: null }));
    return { message: 'Service deleted', service_id: service.serviceId };
  },
});

/** @throws IntegrationError 404 */
export async function serviceInScope(call: IntegrationCall, serviceId: string): Promise<Service> {
  const [service] = await readServices(call.trx, { serviceId: serviceId.trim() });
  if (service === undefined || !call.scope.reaches(service.tenantId)) throw notFound();
  return service;
}
