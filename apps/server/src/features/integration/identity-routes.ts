import { Type } from 'typebox';
import { createPasswordHasher } from '../../access/password-hash.ts';
import type { Access } from '../../access/policy.ts';
import { errors } from '../../http/errors.ts';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import { createIdentity, nameTakenAs409 } from '../../integration/identities/create-identity.ts';
import { grantsOf } from '../../integration/identities/find-identity.ts';
import { revokeAll, revokeSecret, rotateSecret } from '../../integration/identities/secrets.ts';
import type { Feature } from '../../platform.ts';
import {
  IdentityCreate,
  IdentityReply,
  IdentityUpdate,
  MadeReply,
  Revoke,
  Rotate,
  RotatedReply,
} from './identity-schema.ts';
import {
  deleteOwnEntries,
  findIdentityRow,
  listIdentities,
  presentIdentities,
  SORTABLE,
  updateIdentityRow,
} from './identity-store.ts';
import { readIdentityFields } from './identity-values.ts';
import { ownTenant } from './own-tenant.ts';

const tag = 'Integration';
const access = { callers: ['A', 'T'] } as const satisfies Access;
/** Secrets are given to people. */
const inPerson = { ...access, inPerson: true } as const satisfies Access;
const params = { identity_id: 'id' } as const;
const RESOURCE = 'integration_identities';
const DEFAULT_OVERLAP_HOURS = 24;

/** Accounts of programs that call the integration API (contract 40 B4, B13). */
export const identityRoutes: Feature = (route, platform) => {
  const hasher = createPasswordHasher(platform.passwordCost);
  type Found = Parameters<typeof findIdentityRow>;
  const held = async (trx: Found[0], scope: Found[1], id: number) => {
    const row = await findIdentityRow(trx, scope, id, true);
    if (!row) throw errors.notFound('Identity');
    return row;
  };
  const shown = async (trx: Found[0], row: Awaited<ReturnType<typeof held>>) => {
    const [one] = await presentIdentities(trx, [row], platform.now());
    return one ?? {};
  };

  route({
    method: 'GET',
    path: '/integration_identities',
    summary: 'Identities of the integration API',
    tag,
    access,
    query: Type.Object(listQueryKeys),
    reply: Type.Union([Type.Array(IdentityReply), Type.Integer()]),
    handler: async ({ trx, scope, query, reply }) => {
      const list = parseListQuery(query, SORTABLE);
      const { rows, total } = await listIdentities(trx, scope, list);
      return answerList(reply, list, { rows: await presentIdentities(trx, rows, platform.now()), total });
    },
  });

  route({
    method: 'GET',
    path: '/integration_identities/:identity_id',
    summary: 'An identity of the integration API',
    tag,
    access,
    params,
    reply: IdentityReply,
    handler: async (ctx) => {
      const row = await findIdentityRow(ctx.trx, ctx.scope, ctx.params.identity_id);
      if (!row) throw errors.notFound('Identity');
      return shown(ctx.trx, row);
    },
  });

  route({
    method: 'POST',
    path: '/integration_identities',
    summary: 'Make an identity; the answer alone shows its secrets',
    tag,
    access: inPerson,
    body: IdentityCreate,
    reply: MadeReply,
    handler: async ({ trx, caller, scope, body, audit }) => {
      const { password, username, ...sent } = body;
      const tenantId = await ownTenant(trx, caller, sent.tenant_id);
      const values = readIdentityFields(caller, sent, []);
      const now = platform.now();
      const made = await createIdentity(
        trx,
        hasher,
        {
          username,
          tenantId,
          createdBy: caller.userId,
          ...(values.description === undefined ? {} : { description: values.description }),
          ...(values.auth_mode === undefined ? {} : { authMode: values.auth_mode }),
          ...(values.applications === undefined ? {} : { applications: values.applications }),
          ...(values.allowed_cidrs === undefined ? {} : { allowedCidrs: values.allowed_cidrs }),
          ...(values.rate_overrides === undefined ? {} : { rateOverrides: values.rate_overrides }),
          ...(values.enabled === undefined ? {} : { enabled: values.enabled }),
          ...(values.expires_at === undefined ? {} : { expiresAt: values.expires_at }),
          ...(password === undefined ? {} : { password }),
        },
        now,
      );
      const { identityId, ...secrets } = made;
      const after = await shown(trx, await held(trx, scope, identityId));
      audit({ resource: RESOURCE, resourceId: identityId, action: 'create', tenantId, after });
      return { identity_id: identityId, username, ...secrets };
    },
  });

  route({
    method: 'PUT',
    path: '/integration_identities/:identity_id',
    summary: 'Change an identity',
    tag,
    access: inPerson,
    params,
    body: IdentityUpdate,
    reply: IdentityReply,
    handler: async ({ trx, caller, scope, body, params: { identity_id: id }, audit }) => {
      const row = await held(trx, scope, id);
      if (body.tenant_id !== undefined && body.tenant_id !== row.tenant_id) {
        throw errors.badField('tenant_id', 'an identity stays with its tenant');
      }
      const { applications, rate_overrides, ...plain } = readIdentityFields(caller, body, grantsOf(row.applications));
      const before = await shown(trx, row);
      await nameTakenAs409(() =>
        updateIdentityRow(
          trx,
          id,
          {
            ...plain,
            ...(applications ? { applications: JSON.stringify(applications) } : {}),
            ...(rate_overrides ? { rate_overrides: JSON.stringify(rate_overrides) } : {}),
          },
          platform.now(),
        ),
      );
      const after = await shown(trx, await held(trx, scope, id));
      audit({ resource: RESOURCE, resourceId: id, action: 'update', tenantId: row.tenant_id, before, after });
      return after;
    },
  });

  route({
    method: 'DELETE',
    path: '/integration_identities/:identity_id',
    summary: 'Disable an identity for good and end its secrets; what it did stays in the log',
    tag,
    access,
    params,
    reply: Type.Literal(true),
    handler: async ({ trx, scope, params: { identity_id: id }, audit }) => {
      const row = await held(trx, scope, id);
      const before = await shown(trx, row);
      const now = platform.now();
      await revokeAll(trx, id, now);
      await deleteOwnEntries(trx, id);
      await updateIdentityRow(trx, id, { enabled: false, deleted_at: now }, now);
      audit({ resource: RESOURCE, resourceId: id, action: 'delete', tenantId: row.tenant_id, before });
      return true;
    },
  });

  route({
    method: 'POST',
    path: '/integration_identities/:identity_id/rotate',
    summary: 'Give an identity another secret; the former one stays valid for the overlap',
    tag,
    access: inPerson,
    params,
    body: Rotate,
    reply: RotatedReply,
    handler: async ({ trx, scope, body, params: { identity_id: id }, audit }) => {
      const row = await held(trx, scope, id);
      const { type, overlap_hours: overlapHours = DEFAULT_OVERLAP_HOURS, password } = body;
      const owner = { identityId: id, tenantId: row.tenant_id };
      const made = await rotateSecret(trx, hasher, owner, { type, overlapHours, password, now: platform.now() });
      audit({
        resource: RESOURCE,
        resourceId: id,
        action: 'rotate',
        tenantId: row.tenant_id,
        after: { username: row.username, type, secret_id: made.secretId, overlap_hours: overlapHours },
      });
      return { secret_id: made.secretId, type, secret: made.secret };
    },
  });

  route({
    method: 'POST',
    path: '/integration_identities/:identity_id/revoke',
    summary: 'End a secret of an identity at once',
    tag,
    access,
    params,
    body: Revoke,
    reply: Type.Literal(true),
    handler: async ({ trx, scope, body, params: { identity_id: id }, audit }) => {
      const row = await held(trx, scope, id);
      if (!(await revokeSecret(trx, id, body.secret_id, platform.now()))) {
        throw errors.unknownReference('secret_id', 'names no secret of this identity');
      }
      audit({
        resource: RESOURCE,
        resourceId: id,
        action: 'revoke',
        tenantId: row.tenant_id,
        after: { username: row.username, secret_id: body.secret_id },
      });
      return true;
    },
  });
};
