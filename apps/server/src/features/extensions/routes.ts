import { Type } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import type { Access } from '../../access/policy.ts';
import { uuid } from '../../http/fields.ts';
import { flagFilter } from '../../http/list-filters.ts';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import type { RouteContext, RouteRegistrar } from '../../http/route.ts';
import type { Feature, Platform } from '../../platform.ts';
import { tenantAsked, tenantForWrite } from '../domains/tenant-choice.ts';
import { assignExtension } from './assign-extension.ts';
import { createExtension } from './create-extension.ts';
import { deleteExtension } from './delete-extension.ts';
import { exceptAccount, exceptUuid, extensionFilter } from './extension-filter.ts';
import { freeForFax } from './fax-line.ts';
import { checkNumber, nextAvailable } from './look-up-numbers.ts';
import { presentExtension, presentExtensionRow } from './presenter.ts';
import { registrationCounts } from './registration-counts.ts';
import {
  AssignExtensionBody,
  CreateExtensionBody,
  ExtensionReply,
  ExtensionRowReply,
  UpdateExtensionBody,
} from './schema.ts';
import { requireReadable, requireSelfService } from './self-service.ts';
import { openPassword } from './sip-password.ts';
import { type ExtensionRow, findExtension, listExtensions, readSealedPassword, SORTABLE } from './store.ts';
import { lockExtension, updateExtension } from './update-extension.ts';

const tag = 'Extensions';
const path = '/fpbx_extensions';
const onePath = '/fpbx_extensions/:extension_uuid';
const params = { extension_uuid: 'uuid' } as const;

const readers: Access = { callers: ['A', 'T', 'U'], featureKey: 'fpbx_extension' };
const admins: Access = { callers: ['A', 'T'], featureKey: 'fpbx_extension' };
/** Whose extension it is decides for end users (contract 20 §1.7). */
const adminsAndOwner: Access = { callers: ['A', 'T', 'U'] };

const DANGLING = 'x-dangling-references';

/** Extensions of tenants (contract 20 §1.2–1.7). */
export const extensions: Feature = (route, platform) => {
  registerLookUps(route, platform);
  route({
    method: 'GET',
    path,
    tag,
    summary: 'Extensions',
    access: readers,
    query: Type.Object({
      ...listQueryKeys,
      tenant_id: Type.Optional(Type.Integer()),
      enabled: Type.Optional(Type.Boolean()),
      extension_type: Type.Optional(Type.Enum(['voice', 'fax'])),
      user_id: Type.Optional(Type.Integer()),
    }),
    reply: Type.Union([Type.Array(ExtensionRowReply), Type.Integer()]),
    handler: async (ctx) => {
      const list = parseListQuery(ctx.query, SORTABLE);
      const filter = extensionFilter(ctx.scope, ctx.query);
      const found = await listExtensions(ctx.trx, ctx.scope, filter, list);
      const oneTenant = typeof filter.tenants === 'object' ? filter.tenants.tenantId : null;
      const counts = await registrationCounts(platform, oneTenant);
      const rows = found.rows.map((row) =>
        presentExtensionRow(row, counts.get(row.extension_uuid) ?? 0, ctx.caller.kind === 'A'),
      );
      return answerList(ctx.reply, list, { rows, total: found.total });
    },
  });
  route({
    method: 'POST',
    path,
    tag,
    summary: 'Create an extension',
    access: admins,
    body: CreateExtensionBody,
    reply: Type.Object({ extension_uuid: uuid() }),
    handler: async (ctx) => {
      const tenantId = tenantForWrite(ctx.caller, ctx.body.tenant_id);
      return { extension_uuid: await createExtension(ctx, platform, tenantId, ctx.body) };
    },
  });
  route({
    method: 'GET',
    path: onePath,
    tag,
    summary: 'One extension',
    access: adminsAndOwner,
    params,
    reply: ExtensionReply,
    handler: async (ctx) => {
      const row = await findExtension(ctx.trx, ctx.scope, ctx.params.extension_uuid);
      return show(platform, ctx, requireReadable(ctx.caller, row));
    },
  });
  route({
    method: 'PUT',
    path: onePath,
    tag,
    summary: 'Change an extension',
    access: adminsAndOwner,
    params,
    body: UpdateExtensionBody,
    reply: ExtensionReply,
    handler: async (ctx) => {
      const { extension_uuid } = ctx.params;
      // An extension stays where it is (contract 20 §0.2); naming another tenant is refused all the same.
      tenantForWrite(ctx.caller, ctx.body.tenant_id);
      requireSelfService(ctx.caller, await findExtension(ctx.trx, ctx.scope, extension_uuid), ctx.body);
      const before = await lockExtension(ctx, ctx.scope, extension_uuid);
      const { row, dangling } = await updateExtension(ctx, platform, before, ctx.body);
      if (dangling !== null) ctx.header(DANGLING, dangling);
      return show(platform, ctx, row);
    },
  });
  route({
    method: 'DELETE',
    path: onePath,
    tag,
    summary: 'Delete an extension',
    access: admins,
    params,
    query: Type.Object({
      with_voicemail: Type.Optional(Type.Boolean({ description: 'Its mailbox goes too.' })),
    }),
    reply: Type.Literal(true),
    handler: async (ctx) => {
      const dangling = await deleteExtension(
        ctx,
        ctx.scope,
        ctx.params.extension_uuid,
        flagFilter(ctx.query['with_voicemail']) === true,
      );
      if (dangling !== null) ctx.header(DANGLING, dangling);
      return true;
    },
  });
  route({
    method: 'POST',
    path: '/fpbx_extensions/:extension_uuid/assign',
    tag,
    summary: 'Assign an extension to a user or a fax account',
    access: admins,
    params,
    body: AssignExtensionBody,
    reply: Type.Object({ success: Type.Literal(true) }),
    handler: async (ctx) => {
      await assignExtension(ctx, platform, ctx.scope, ctx.params.extension_uuid, ctx.body);
      return { success: true };
    },
  });
};

function registerLookUps(route: RouteRegistrar, platform: Platform): void {
  const tenantKey = { tenant_id: Type.Optional(Type.Integer()) };
  route({
    method: 'GET',
    path: '/fpbx_extensions/next_available',
    tag,
    summary: 'Lowest free extension number',
    access: readers,
    query: Type.Object({ ...tenantKey, start: Type.Optional(Type.Integer()) }),
    reply: Type.Object({ next_available: Type.String() }),
    handler: async (ctx) => {
      const tenantId = tenantAsked(ctx.caller, ctx.scope, ctx.query);
      return { next_available: await nextAvailable(ctx.trx, platform, tenantId, ctx.query.start) };
    },
  });
  route({
    method: 'GET',
    path: '/fpbx_extensions/check',
    tag,
    summary: 'Whether a number is free',
    access: readers,
    query: Type.Object({ ...tenantKey, extension: Type.String(), exclude_uuid: Type.Optional(uuid()) }),
    reply: Type.Object({ available: Type.Boolean(), used_by: Type.Optional(Type.String()) }),
    handler: async (ctx) => {
      const tenantId = tenantAsked(ctx.caller, ctx.scope, ctx.query);
      const number = ctx.query.extension?.trim() ?? '';
      return checkNumber(ctx.trx, platform, tenantId, number, exceptUuid(ctx.query));
    },
  });
  route({
    method: 'GET',
    path: '/fpbx_extensions/available_for_fax',
    tag,
    summary: 'Extensions that are no line of a fax account',
    access: readers,
    query: Type.Object({ ...tenantKey, exclude_account_id: Type.Optional(Type.Integer()) }),
    reply: Type.Array(Type.Object({ extension_uuid: uuid(), extension: Type.String() })),
    handler: async (ctx) => {
      const tenantId = tenantAsked(ctx.caller, ctx.scope, ctx.query);
      if (tenantId === null) return [];
      const search = ctx.query.search?.trim() ?? '';
      const rows = await freeForFax(ctx.trx, ctx.scope, tenantId, exceptAccount(ctx.query), search);
      ctx.header('x-total-count', String(rows.length));
      return rows;
    },
  });
}

type Reader = Pick<RouteContext<unknown, Record<string, never>>, 'trx'> & { readonly caller: Caller };

/** The object as this caller may see it: the secret is for admins (contract 20 §0.5). */
async function show(platform: Platform, { trx, caller }: Reader, row: ExtensionRow): Promise<object> {
  const password =
    caller.kind === 'U' ? null : openPassword(platform.vault, await readSealedPassword(trx, row.extension_uuid));
  const counts = await registrationCounts(platform, row.tenant_id);
  return presentExtension(row, counts.get(row.extension_uuid) ?? 0, password);
}
