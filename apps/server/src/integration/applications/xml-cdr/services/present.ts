import type { Service } from '../../../../features/autobill/tenant-services.ts';

export function presentService(service: Service, domain: string) {
  return {
    service_id: service.serviceId,
    client_ref: service.clientRef,
    tenant_domain: domain,
    extensions: service.extensions,
    dids: service.dids,
    package_code: service.packageCode,
    cycle: service.cycle,
    next_due_date: service.nextDueDate,
    currency: service.currency,
    timezone: service.timezone,
    status: service.status,
  };
}
