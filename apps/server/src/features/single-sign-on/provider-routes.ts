import { type Trx, violationOf } from '@strowger/db';
import { Type } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import type { Access } from '../../access/policy.ts';
import { type ConfigChange, configChanged } from '../../events/config-changed.ts';
import type { KeptEvent } from '../../events/keep-event.ts';
import { errors } from '../../http/errors.ts';
import { answerList, parseListQuery } from '../../http/list-query.ts';
import type { Feature } from '../../platform.ts';
import { presentProvider } from './presenter.ts';
import { readProviderValues, requireFitsTogether } from './provider-values.ts';
import { type ProviderObject, providerCreate, providerListQuery, providerObject, providerUpdate } from './schema.ts';
import {
  deleteProvider,
  findProvider,
  insertProvider,
  listProviders,
  SORTABLE,
  type StoredProvider,
  unlinkUser,
  updateProvider,
} from './store.ts';

const tag = 'Single sign-on';
const access = { callers: ['A', 'T'] } as const satisfies Access;
const inPerson = { ...access, inPerson: true } as const satisfies Access;

/** Identity providers: of the installation (super admins), or of one tenant. */
export const ssoProviders: Feature = (route, platform) => {
  const { settings, now } = platform;

  route({
    method: 'GET',
    path: '/sso_providers',
    summary: 'Identity providers',
    tag,
    access,
    query: providerListQuery,
    reply: Type.Union([Type.Array(providerObject), Type.Integer()]),
    handler: async ({ trx, query, reply }) => {
      const list = parseListQuery(query, SORTABLE);
      const { rows, total } = await listProviders(trx, query, list);
      return answerList(reply, list, { rows: rows.map((row) => presentProvider(settings, row)), total });
    },
  });

  route({
    method: 'GET',
    path: '/sso_providers/:sso_provider_id',
    summary: 'One identity provider',
    tag,
    access,
    params: { sso_provider_id: 'id' },
    reply: providerObject,
    handler: async ({ trx, params }) => presentProvider(settings, await requireProvider(trx, params.sso_provider_id)),
  });

  route({
    method: 'POST',
    path: '/sso_providers',
    summary: 'Make an identity provider known; without a tenant it is one for everybody',
    tag,
    access: inPerson,
    body: providerCreate,
    reply: Type.Integer(),
    handler: async ({ trx, caller, body, audit, emit }) => {
      const tenantId = await tenantOfProvider(trx, caller, body.tenant_id);
      const values = readProviderValues(platform, body, null);
      const names = { name: body.name.trim(), issuer: values.issuer ?? '', client_id: body.client_id.trim() };
      const id = await refusingTwins(() => insertProvider(trx, tenantId, { ...values, ...names }, now()));
      const made = await requireProvider(trx, id);
      requireFitsTogether(made);
      const after = presentProvider(settings, made);
      audit(auditOf('create', null, after));
      emit(changeOf(caller, after, { action: 'created' }));
      return id;
    },
  });

  route({
    method: 'PUT',
    path: '/sso_providers/:sso_provider_id',
    summary: 'Change an identity provider',
    tag,
    access: inPerson,
    params: { sso_provider_id: 'id' },
    body: providerUpdate,
    reply: providerObject,
    handler: async ({ trx, caller, params, body, audit, emit }) => {
      const before = await requireProvider(trx, params.sso_provider_id, 'lock');
      requireStays(caller, before, body.tenant_id);
      const values = readProviderValues(platform, body, before);
      await refusingTwins(() => updateProvider(trx, before.sso_provider_id, values, now()));
      const changed = await requireProvider(trx, before.sso_provider_id);
      requireFitsTogether(changed);
      const after = presentProvider(settings, changed);
      audit(auditOf('update', presentProvider(settings, before), after));
      emit(changeOf(caller, after, { action: 'updated', changed: Object.keys(values) }));
      return after;
    },
  });

  route({
    method: 'DELETE',
    path: '/sso_providers/:sso_provider_id',
    summary: 'Delete an identity provider; its users keep their accounts',
    tag,
    access: inPerson,
    params: { sso_provider_id: 'id' },
    reply: Type.Literal(true),
    handler: async ({ trx, caller, params, audit, emit }) => {
      const before = presentProvider(settings, await requireProvider(trx, params.sso_provider_id, 'lock'));
      await deleteProvider(trx, before.sso_provider_id);
      audit(auditOf('delete', before, null));
      emit(changeOf(caller, before, { action: 'deleted' }));
      return true;
    },
  });

  route({
    method: 'DELETE',
    path: '/sso_providers/:sso_provider_id/users/:user_id',
    summary: 'Forget whom the provider takes a user for; his next login links him anew',
    tag,
    access: inPerson,
    params: { sso_provider_id: 'id', user_id: 'id' },
    reply: Type.Literal(true),
    handler: async ({ trx, params, audit }) => {
      const provider = await requireProvider(trx, params.sso_provider_id, 'lock');
      if (!(await unlinkUser(trx, provider.sso_provider_id, params.user_id))) throw errors.notFound('User');
      audit({
        resource: 'sso_providers',
        resourceId: provider.sso_provider_id,
        action: 'unlink',
        tenantId: provider.tenant_id,
        before: { user_id: params.user_id },
      });
      return true;
    },
  });
};

async function requireProvider(trx: Trx, providerId: number, lock?: 'lock'): Promise<StoredProvider> {
  const provider = await findProvider(trx, providerId, lock);
  if (!provider) throw errors.notFound('Identity provider');
  return provider;
}

/** @returns null for a provider of the installation @throws ApiError 400, 403 */
async function tenantOfProvider(trx: Trx, caller: Caller, named: number | null | undefined): Promise<number | null> {
  if (caller.kind !== 'A') {
    if (named && named !== caller.tenantId) throw errors.forbidden('Not permitted for another tenant');
    return caller.tenantId;
  }
  if (!named) return null;
  const tenant = await trx.selectFrom('tenants').select('tenant_id').where('tenant_id', '=', named).executeTakeFirst();
  if (!tenant) throw errors.badField('tenant_id', 'names no tenant');
  return named;
}

/** @throws ApiError 400, 403 for another tenant than the provider has */
function requireStays(caller: Caller, before: StoredProvider, named: number | null | undefined): void {
  if (!named || named === before.tenant_id) return;
  if (caller.kind !== 'A') throw errors.forbidden('Not permitted for another tenant');
  throw errors.badField('tenant_id', 'cannot be changed');
}

/** @throws ApiError 409 for a name that is taken */
async function refusingTwins<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violationOf(error)?.kind === 'unique')
      throw errors.conflict('An identity provider of this name already exists');
    throw error;
  }
}

function auditOf(action: string, before: ProviderObject | null, after: ProviderObject | null) {
  const { sso_provider_id: resourceId, tenant_id: tenantId } = after ??
    before ?? { sso_provider_id: 0, tenant_id: null };
  return { resource: 'sso_providers', resourceId, action, tenantId, before, after };
}

function changeOf(caller: Caller, provider: ProviderObject, what: Pick<ConfigChange, 'action' | 'changed'>): KeptEvent {
  const { sso_provider_id: id, tenant_id: tenantId } = provider;
  return configChanged({ resource: 'sso_providers', id, ...what, tenantId, by: caller.userId });
}
