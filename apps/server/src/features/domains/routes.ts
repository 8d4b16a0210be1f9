import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { uuid } from '../../http/fields.ts';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import type { Feature } from '../../platform.ts';
import { assignDomain, nameDomain } from './give-domain.ts';
import { AssignDomainBody, CreateDomainBody, DomainRowReply, TenantDomainReply } from './schema.ts';
import { findTenantDomain, listDomains, SORTABLE } from './store.ts';
import { tenantFilter } from './tenant-choice.ts';

const tag = 'Domains';

/** SIP domains of tenants (contract 20 §1.1). */
export const domains: Feature = (route) => {
  route({
    method: 'GET',
    path: '/fpbx_domains',
    tag,
    summary: 'SIP domains',
    access: { callers: ['A'] },
    query: Type.Object({ ...listQueryKeys, tenant_id: Type.Optional(Type.Integer()) }),
    reply: Type.Union([Type.Array(DomainRowReply), Type.Integer()]),
    handler: async (ctx) => {
      const list = parseListQuery(ctx.query, SORTABLE);
      return answerList(ctx.reply, list, await listDomains(ctx.trx, tenantFilter(ctx.scope, ctx.query), list));
    },
  });
  route({
    method: 'GET',
    path: '/fpbx_domains/:tenant_id',
    tag,
    summary: 'SIP domain of a tenant',
    access: { callers: ['A', 'T'] },
    params: { tenant_id: 'id' },
    reply: TenantDomainReply,
    handler: async (ctx) => {
      const found = await findTenantDomain(ctx.trx, ctx.params.tenant_id);
      if (!found) throw errors.notFound('Tenant');
      return { tenant_id: found.tenant_id, domain_uuid: found.domain_uuid, domain_name: found.domain_name };
    },
  });
  route({
    method: 'POST',
    path: '/fpbx_domains',
    tag,
    summary: 'Name the SIP domain of a tenant',
    access: { callers: ['A'] },
    body: CreateDomainBody,
    reply: Type.Object({ domain_uuid: uuid(), domain_name: Type.String() }),
    handler: (ctx) => nameDomain(ctx, ctx.body),
  });
  route({
    method: 'PUT',
    path: '/fpbx_domains/:tenant_id',
    tag,
    summary: 'Give a tenant an existing SIP domain',
    access: { callers: ['A'] },
    params: { tenant_id: 'id' },
    body: AssignDomainBody,
    reply: Type.Object({ tenant_id: Type.Integer(), domain_uuid: uuid() }),
    handler: async (ctx) => {
      const { tenant_id } = ctx.params;
      await assignDomain(ctx, tenant_id, ctx.body.domain_uuid);
      return { tenant_id, domain_uuid: ctx.body.domain_uuid };
    },
  });
};
