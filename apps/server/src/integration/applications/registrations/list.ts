import type { Registration } from '@strowger/switch';
import { Type } from 'typebox';
import { refusedAs } from '../../../features/realtime/engine-refusal.ts';
import { defineAction } from '../../application.ts';
import { LIST_PARAMS, pageFields, pageOf } from '../../list-params.ts';

/** Every contact in scope, by domain and number. */
export const list = defineAction({
  action: 'list',
  access: 'read',
  params: Type.Object({ ...LIST_PARAMS, extension: Type.Optional(Type.String({ maxLength: 64 })) }),
  async run({ platform, scope, trx, now }, params) {
    const tenant = await scope.tenantOrAll(trx, params.tenant_domain);
    const all = await refusedAs({ not_found: 'Tenant' }, () => platform.engine.registrations(tenant?.tenantId));
    const wanted = all
      .filter(({ extension }) => params.extension === undefined || extension === params.extension)
      .filter((registration) => params.search === undefined || mentions(registration, params.search))
      .toSorted(byNumber);
    const page = pageOf(params);
    return {
      message: 'Registrations retrieved',
      registrations: wanted
        .slice(page.offset, page.offset + page.perPage)
        .map((registration) => present(registration, now.getTime())),
      ...pageFields(page, wanted.length),
    };
  },
});

function present(registration: Registration, now: number): object {
  return {
    extension: registration.extension,
    tenant_domain: registration.domainName,
    register_ip: registration.networkIp,
    register_port: String(registration.networkPort),
    register_transport: registration.transport,
    register_useragent: registration.userAgent,
    register_expires: Math.max(0, Math.ceil((registration.expiresAt - now) / 1000)),
    register_ping_ms: registration.pingMs,
  };
}

function mentions({ extension, networkIp, userAgent }: Registration, search: string): boolean {
  return [extension, networkIp, userAgent].some((text) => text.toLowerCase().includes(search.toLowerCase()));
}

function byNumber(one: Registration, other: Registration): number {
  return (
    one.domainName.localeCompare(other.domainName) ||
    one.extension.localeCompare(other.extension, 'en', { numeric: true }) ||
    other.refreshedAt - one.refreshedAt
  );
}
