import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { listObjects } from '../../http/resource/list-objects.ts';
import { findObject, presentObject } from '../../http/resource/read-object.ts';
import { reachConditions } from '../../http/resource/resource-filters.ts';
import { querySchema, rowSchema } from '../../http/resource/resource-schemas.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Feature, Platform } from '../../platform.ts';
import { readNumber } from '../accounts/phone-number.ts';
import { tenantForWrite } from '../domains/tenant-choice.ts';
import { PLATFORM_TENANT } from '../tenants/platform-tenant.ts';
import { didsOf, ONE_DID } from './did-row.ts';
import { changedDid, didAssignment, labelIn, newDid } from './schema.ts';
import { assignDid, createDid, deleteDid, updateDid } from './write-did.ts';

const PATH = '/dids';
const ONE = '/dids/:account_id';
const TAG = 'DIDs';
/** What all callers together are shown. */
const ALL = didsOf({ kind: 'A', userId: 0 });
const superAdmins = (permission: string) => ({ callers: ['A'], permission }) as const;
const params = { account_id: 'id' } as const;

/** Numbers of the platform and whose they are (contract 30 §6). */
export const dids: Feature = (route, platform) => {
  serveReading(route);
  serveWriting(route, platform);
  serveAssignment(route);
};

function serveReading(route: RouteRegistrar): void {
  route({
    method: 'GET',
    path: PATH,
    tag: TAG,
    summary: 'DIDs',
    access: { callers: ['A', 'T', 'U'], permission: 'account_list' },
    query: querySchema(ALL),
    reply: Type.Union([Type.Array(rowSchema(ALL)), Type.Integer()]),
    handler: (context) => listObjects(context, didsOf(context.caller)),
  });
  route({
    method: 'GET',
    path: ONE,
    tag: TAG,
    summary: 'One DID',
    access: { callers: ['A', 'T'], permission: 'account_read' },
    params,
    reply: Type.Pick(rowSchema(ALL), ONE_DID),
    handler: async ({ trx, caller, scope, params: { account_id: id } }) => {
      const resource = didsOf(caller);
      const found = await findObject(trx, resource, id, reachConditions(resource, { caller, scope }, 'see'));
      if (!found) throw errors.notFound('DID');
      const shown = await presentObject({ trx, caller }, resource, found.shown);
      return Object.fromEntries(Object.entries(shown).filter(([name]) => ONE_DID.includes(name)));
    },
  });
}

function serveWriting(route: RouteRegistrar, { now }: Platform): void {
  route({
    method: 'POST',
    path: PATH,
    tag: TAG,
    summary: 'Register a DID',
    access: superAdmins('account_create'),
    body: newDid,
    reply: Type.Object({
      id: Type.Integer(),
      account_id: Type.Integer(),
      phone: Type.String(),
      tenant_id: Type.Integer(),
    }),
    handler: async (context) => {
      const { body } = context;
      const phone = readNumber(body.phone);
      const tenantId = body.tenant_id || PLATFORM_TENANT;
      const id = await createDid(context, { ...fieldsIn(body), phone, tenantId }, now());
      return { id, account_id: id, phone, tenant_id: tenantId };
    },
  });
  route({
    method: 'PUT',
    path: ONE,
    tag: TAG,
    summary: 'Change a DID, or give it to another tenant',
    access: superAdmins('account_update'),
    params,
    body: changedDid,
    reply: Type.Literal(true),
    handler: async (context) => {
      const { body, params: path } = context;
      if (Object.keys(body).length === 0) throw errors.badRequest('There is nothing to change');
      await updateDid(context, path.account_id, fieldsIn(body), body.tenant_id || undefined, now());
      return true;
    },
  });
  route({
    method: 'DELETE',
    path: ONE,
    tag: TAG,
    summary: 'Delete a DID',
    access: superAdmins('account_delete'),
    params,
    reply: Type.Literal(true),
    handler: async (context) => {
      await deleteDid(context, context.params.account_id);
      return true;
    },
  });
}

function serveAssignment(route: RouteRegistrar): void {
  route({
    method: 'PUT',
    path: `${ONE}/assign`,
    tag: TAG,
    summary: 'Link an account to a DID, or unlink all',
    access: { callers: ['A', 'T'], permission: 'account_update' },
    params,
    body: didAssignment,
    reply: Type.Literal(true),
    handler: async (context) => {
      const { body, caller, params: path } = context;
      const asked = body.tenant_id || undefined;
      const faxAccountId = body.fax_account_id !== undefined ? body.fax_account_id : body.account_id;
      if (asked === undefined && faxAccountId === undefined) throw errors.badField('fax_account_id', 'is required');
      if (caller.kind !== 'A') tenantForWrite(caller, asked);
      await assignDid(context, path.account_id, { tenantId: caller.kind === 'A' ? asked : undefined, faxAccountId });
      return true;
    },
  });
}

function fieldsIn(body: {
  readonly first_name?: string | null;
  readonly description?: string | null;
  readonly label?: string | null;
  readonly domain?: string | null;
  readonly active?: number;
}) {
  const label = labelIn(body);
  return {
    ...(label === undefined ? {} : { label }),
    ...(body.domain === undefined ? {} : { domain: body.domain ?? '' }),
    ...(body.active === undefined ? {} : { isActive: body.active === 1 }),
  };
}
