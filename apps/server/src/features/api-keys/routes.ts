import { Type } from 'typebox';
import { accessControl } from '../../access/access-control.ts';
import { mintKey } from '../../access/api-keys.ts';
import type { Caller } from '../../access/caller.ts';
import type { Access } from '../../access/policy.ts';
import { type ConfigChange, configChanged } from '../../events/config-changed.ts';
import type { KeptEvent } from '../../events/keep-event.ts';
import { errors } from '../../http/errors.ts';
import { answerList, parseListQuery } from '../../http/list-query.ts';
import type { Feature } from '../../platform.ts';
import { tenantForWrite } from '../domains/tenant-choice.ts';
import {
  type ApiKeyObject,
  type ApiKeyUpdate,
  apiKeyCreate,
  apiKeyListQuery,
  apiKeyObject,
  apiKeyUpdate,
  newApiKey,
} from './schema.ts';
import { countKeysOf, deleteApiKey, findApiKey, insertApiKey, listApiKeys, SORTABLE, updateApiKey } from './store.ts';
import { readApiKeyValues } from './values.ts';

const tag = 'API keys';
/** End users need the feature key beside the permission (contract 10 §3.3, §12). */
const access = { callers: ['A', 'T', 'U'], permission: 'api_keys', featureKey: 'api_keys' } as const satisfies Access;
const inPerson = { ...access, inPerson: true } as const satisfies Access;
const MOST_PER_USER = 100;

/** Contract 10 §1.11. */
export const apiKeys: Feature = (route, platform) => {
  const { apiKeys: credentials } = accessControl(platform);

  route({
    method: 'GET',
    path: '/api_keys',
    summary: 'API keys',
    tag,
    access,
    query: apiKeyListQuery,
    reply: Type.Union([Type.Array(apiKeyObject), Type.Integer()]),
    handler: async ({ trx, caller, query, reply }) => {
      const list = parseListQuery(query, SORTABLE);
      return answerList(reply, list, await listApiKeys(trx, caller, query, list));
    },
  });

  route({
    method: 'POST',
    path: '/api_keys',
    summary: 'Make an API key for oneself; the answer alone shows it',
    tag,
    access: inPerson,
    body: apiKeyCreate,
    reply: newApiKey,
    handler: async ({ trx, caller, body, audit, emit }) => {
      requireOwnTenant(caller, body);
      if ((await countKeysOf(trx, caller.userId)) >= MOST_PER_USER) {
        throw errors.conflict(`A user has at most ${MOST_PER_USER} API keys`);
      }
      const minted = mintKey();
      const values = { ...readApiKeyValues(body), name: body.name.trim() };
      const apiKeyId = await insertApiKey(trx, caller, minted, values, platform.now());
      const made = await findApiKey(trx, caller, apiKeyId);
      if (!made) throw new Error('an API key just made is not there');
      audit(auditOf('create', null, made));
      emit(changeOf(caller, made, { action: 'created' }));
      return { ...made, api_key: minted.key };
    },
  });

  route({
    method: 'PUT',
    path: '/api_keys/:api_key_id',
    summary: 'Change an API key',
    tag,
    access: inPerson,
    params: { api_key_id: 'id' },
    body: apiKeyUpdate,
    reply: apiKeyObject,
    handler: async ({ trx, db, caller, params, body, audit, emit }) => {
      const before = await findApiKey(trx, caller, params.api_key_id, 'lock');
      if (!before) throw errors.notFound('API key');
      requireOwnTenant(caller, body);
      await updateApiKey(trx, before.api_key_id, readApiKeyValues(body));
      const after = await findApiKey(trx, caller, before.api_key_id);
      if (!after) throw new Error('an API key just changed is not there');
      const changed = changedFields(before, after);
      audit(auditOf('update', before, after));
      if (changed.length > 0) emit(changeOf(caller, after, { action: 'updated', changed }));
      db.afterCommit(trx, () => credentials.forget());
      return after;
    },
  });

  route({
    method: 'DELETE',
    path: '/api_keys/:api_key_id',
    summary: 'Delete an API key',
    tag,
    access: inPerson,
    params: { api_key_id: 'id' },
    reply: Type.Literal(true),
    handler: async ({ trx, db, caller, params, audit, emit }) => {
      const before = await findApiKey(trx, caller, params.api_key_id, 'lock');
      if (!before) throw errors.notFound('API key');
      await deleteApiKey(trx, before.api_key_id);
      audit(auditOf('delete', before, null));
      emit(changeOf(caller, before, { action: 'deleted' }));
      db.afterCommit(trx, () => credentials.forget());
      return true;
    },
  });
};

/** @throws ApiError 403 for a body that names another tenant (contract 10 §2.6) */
function requireOwnTenant(caller: Caller, { tenant_id: named }: ApiKeyUpdate): void {
  tenantForWrite(caller, named ?? undefined);
}

function auditOf(action: string, before: ApiKeyObject | null, after: ApiKeyObject | null) {
  const { api_key_id: resourceId, tenant_id: tenantId } = after ?? before ?? { api_key_id: 0, tenant_id: null };
  return { resource: 'api_keys', resourceId, action, tenantId, before, after };
}

function changeOf(caller: Caller, key: ApiKeyObject, what: Pick<ConfigChange, 'action' | 'changed'>): KeptEvent {
  const { api_key_id: id, tenant_id: tenantId, user_id: owner } = key;
  return configChanged({ resource: 'api_keys', id, ...what, tenantId, by: caller.userId, userIds: [owner] });
}

function changedFields(before: ApiKeyObject, after: ApiKeyObject): string[] {
  const fields = ['name', 'rate_limit', 'active', 'expires'] as const;
  return fields.filter((field) => before[field] !== after[field]);
}
