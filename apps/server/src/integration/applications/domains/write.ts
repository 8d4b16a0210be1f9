import { Type } from 'typebox';
import { nameDomain } from '../../../features/domains/give-domain.ts';
import { switchDomain } from '../../../features/domains/switch-domain.ts';
import { parseDomainName } from '../../../features/tenants/domains.ts';
import { setKeptLimits } from '../../../features/tenants/kept-limits.ts';
import { changeTenant, dropTenant, makeTenant } from '../../../features/tenants/write-tenant.ts';
import { word } from '../../answers.ts';
import { defineAction, type IntegrationCall } from '../../application.ts';
import { accessDenied, conflict, invalidRequest } from '../../errors.ts';
import { makeChildren, NEW_CHILDREN } from './children.ts';
import { deleteLater } from './delete-later.ts';
import {
  DOMAIN_NAMES,
  DOMAIN_SETTINGS,
  type DomainSettings,
  NEW_DOMAIN,
  type NewDomain,
  REF,
  tenantFieldsOf,
} from './domain-params.ts';
import { type Domain, findDomain, keepRefs } from './find-domain.ts';
import { domainFields } from './show.ts';
import { forgetSuspension } from './suspend.ts';

/** Makes a domain, which is to make its tenant, with what is sent along. All or nothing. */
export const create = defineAction({
  action: 'create',
  access: 'write',
  reach: 'global',
  params: Type.Object({ ...NEW_DOMAIN.properties, ...NEW_CHILDREN }),
  async run(call, params) {
    const domain = await makeDomain(call, params);
    const children = await makeChildren(call, domain, params);
    const { domain_enabled = true } = params;
    await switchNew(call, domain, domain_enabled);
    const { domain_uuid, tenant_id, domain_name } = domain;
    return {
      message: 'Domain created',
      domain_uuid,
      tenant_id,
      domain_name,
      domain_enabled: word(domain_enabled),
      ...children,
    };
  },
});

/** The tenant with his domain and nothing more, switched on. @throws IntegrationError 409, 422 */
export async function makeDomain(call: IntegrationCall, sent: NewDomain): Promise<Domain> {
  const domain_name = parseDomainName(sent.domain_name);
  const fields = { company: domain_name, email: `admin@${domain_name}`, ...tenantFieldsOf(sent) };
  const tenantId = await makeTenant(call.writer, call.platform, { ...fields, domain_name });
  const domain = await findDomain(call, { domain_name });
  const { domain_description } = sent;
  if (domain_description) {
    await nameDomain(call.writerIn(tenantId), { tenant_id: tenantId, domain_name, domain_description });
  }
  await setKeptLimits(call.trx, tenantId, sent.limits ?? {});
  await keepRefs(call, domain, sent);
  return domain;
}

/** A new domain is switched off last: what is made in it is made in one that works. */
export async function switchNew(call: IntegrationCall, domain: Domain, enabled: boolean): Promise<void> {
  const { tenant_id: tenantId, domain_uuid: domainUuid } = domain;
  if (!enabled) await switchDomain(call.writerIn(tenantId), { tenantId, domainUuid }, false);
}

/** Changes what is sent. A domain that is named by its uuid or its former name gets the name that is sent with it. */
export const update = defineAction({
  action: 'update',
  access: 'write',
  params: Type.Object({ ...DOMAIN_SETTINGS, ...DOMAIN_NAMES, ref: REF, force: Type.Optional(Type.Boolean()) }),
  async run(call, params) {
    const { domain_uuid, tenant_domain, domain_name, ...sent } = params;
    const isNamedApart = domain_uuid !== undefined || tenant_domain !== undefined;
    const domain = await findDomain(call, isNamedApart ? { ...params, domain_name: tenant_domain ?? '' } : params);
    if (call.scope.only !== null && (sent.limits !== undefined || sent.domain_enabled !== undefined)) {
      throw accessDenied('Limits and service are the operator’s to change');
    }
    await changeDomain(call, domain, { ...sent, ...(isNamedApart && domain_name ? { domain_name } : {}) });
    return { message: 'Domain updated', ...(await domainFields(call, domain)) };
  },
});

/** Changes what is sent. @throws IntegrationError 409, 422 */
export async function changeDomain(
  call: IntegrationCall,
  domain: Domain,
  sent: DomainSettings & { readonly domain_name?: string; readonly ref?: string; readonly force?: boolean },
): Promise<void> {
  const { tenant_id: tenantId } = domain;
  const fields = tenantFieldsOf(sent);
  if (Object.keys(fields).length > 0) await changeTenant(call.writerIn(tenantId), call.platform, tenantId, fields);
  await setKeptLimits(call.trx, tenantId, sent.limits ?? {});
  await rename(call, domain, sent.domain_name, sent);
  await keepRefs(call, domain, sent);
  if (sent.domain_enabled !== undefined) await switchService(call, domain, sent.domain_enabled);
}

/** Deletes the tenant with all that is his; unless `delete_data`, his domain is switched off and that happens in 30 days. */
export const remove = defineAction({
  action: 'delete',
  access: 'write',
  reach: 'global',
  params: Type.Object({
    ...DOMAIN_NAMES,
    ref: REF,
    domain_name: Type.String({ minLength: 1, maxLength: 253 }),
    delete_data: Type.Optional(Type.Boolean()),
  }),
  async run(call, params) {
    const { domain_uuid, tenant_domain, ref, domain_name } = params;
    const named = domain_uuid ?? tenant_domain ?? ref;
    const by = named === undefined ? { domain_name } : { ...params, domain_name: tenant_domain ?? '' };
    const domain = await findDomain(call, by);
    if (domain.domain_name !== domain_name.trim().toLowerCase()) {
      throw invalidRequest('domain_name', 'must repeat the name of the domain');
    }
    const { tenant_id } = domain;
    if (params.delete_data === true) await dropTenant(call.writer, call.platform, tenant_id, call.dryRun);
    else await deleteLater(call, domain);
    return {
      message: params.delete_data === true ? 'Domain deleted' : 'Domain disabled; its data are kept for 30 days',
      domain_uuid: domain.domain_uuid,
      tenant_id,
      domain_name: domain.domain_name,
    };
  },
});

async function switchService(call: IntegrationCall, domain: Domain, enabled: boolean): Promise<void> {
  const { tenant_id: tenantId, domain_uuid: domainUuid } = domain;
  await switchDomain(call.writerIn(tenantId), { tenantId, domainUuid }, enabled);
  await forgetSuspension(call, domain, 'domain');
}

/** @throws IntegrationError 409 while phones are registered under the former name, unless `force` */
async function rename(
  { platform, writerIn }: IntegrationCall,
  { tenant_id, domain_name }: Domain,
  name: string | undefined,
  { domain_description, force }: { readonly domain_description?: string; readonly force?: boolean },
): Promise<void> {
  const wanted = name === undefined ? domain_name : parseDomainName(name);
  const isNew = wanted !== domain_name;
  if (!isNew && domain_description === undefined) return;
  if (isNew && force !== true && (await platform.engine.registrations(tenant_id)).length > 0) {
    throw conflict('Extensions are registered under this name');
  }
  const description = domain_description === undefined ? {} : { domain_description };
  await nameDomain(writerIn(tenant_id), { tenant_id, domain_name: wanted, ...description });
}
