import { sql, type Trx } from '@strowger/db';
import { Type } from 'typebox';
import { readServices } from '../../../../features/autobill/tenant-services.ts';
import { defineAction } from '../../../application.ts';
import { LIST_PARAMS, pageFields, pageOf } from '../../../list-params.ts';
import { PackageCode } from './params.ts';
import { presentService } from './present.ts';

/** Contract 40 B12.3. */
export const listServices = defineAction({
  action: 'services/list',
  access: 'read',
  edition: 'enterprise',
  params: Type.Object({
    ...LIST_PARAMS,
    package_code: Type.Optional(PackageCode),
    status: Type.Optional(Type.Enum(['active', 'suspended', 'terminated'])),
  }),
  async run(call, params) {
    const tenant = await call.scope.tenantOrAll(call.trx, params.tenant_domain);
    const page = pageOf(params);
    const all = await readServices(call.trx, tenant === null ? {} : { tenantId: tenant.tenantId });
    const text = params.search?.trim().toLowerCase() ?? '';
    const found = all.filter(
      ({ serviceId, clientRef, packageCode, status }) =>
        (params.package_code === undefined || packageCode === params.package_code) &&
        (params.status === undefined || status === params.status) &&
        [serviceId, clientRef ?? ''].some((one) => one.toLowerCase().includes(text)),
    );
    const shown = found.slice(page.offset, page.offset + page.perPage);
    const domains = await domainNames(
      call.trx,
      shown.map(({ tenantId }) => tenantId),
    );
    const services = shown.map((service) => presentService(service, domains.get(service.tenantId) ?? ''));
    return { message: 'Services retrieved', services, ...pageFields(page, found.length) };
  },
});

export async function domainNames(trx: Trx, tenantIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ tenant_id: number; domain_name: string }>`
    select tenant_id, domain_name from domains where tenant_id = any(${[...new Set(tenantIds)]}::integer[])`.execute(
    trx,
  );
  return new Map(rows.map((row) => [row.tenant_id, row.domain_name]));
}
