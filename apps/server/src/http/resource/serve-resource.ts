import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { errors } from '../errors.ts';
import { uuid } from '../fields.ts';
import { answerList, parseListQuery } from '../list-query.ts';
import type { ParamKind } from '../path-parameters.ts';
import type { RouteRegistrar } from '../route.ts';
import { type Resource, requireSound, type Shown, shownFields } from './resource.ts';
import { queryConditions, scopeConditions } from './resource-filters.ts';
import { findRow, listRows, sortable } from './resource-rows.ts';
import { createSchema, objectSchema, querySchema, rowSchema, updateSchema } from './resource-schemas.ts';
import { createObject, deleteObject, updateObject } from './write-resource.ts';

/**
 * Declares the endpoints of a resource: list, read, create, update, delete, as far as its `access` names them.
 *
 *     serveResource(route, platform, {
 *       path: '/groups', what: 'Group', plural: 'Groups', tag: 'Contacts', table: 'contact_groups',
 *       key: { field: 'group_id', kind: 'id' },
 *       rows: { tenant: 'tenant_id', owner: 'created_by' },
 *       fields: {
 *         group_id: { schema: Type.Integer(), write: 'never' },
 *         name: { schema: Type.String({ minLength: 1, maxLength: 64 }), required: true },
 *       },
 *       access: { list: { callers: ['A', 'T', 'U'], permission: 'group_list' } },
 *       searched: ['name'],
 *     });
 */
export function serveResource(route: RouteRegistrar, platform: Clock, resource: Resource): void {
  requireSound(resource);
  const { list, read, create, update, delete: remove } = resource.access;
  if (list) serveList(route, resource, list);
  if (read) serveRead(route, resource, read);
  if (create) serveCreate(route, platform, resource, create);
  if (update) serveUpdate(route, platform, resource, update);
  if (remove) serveDelete(route, resource, remove);
}

interface Clock {
  readonly now: () => Date;
}

function serveList(route: RouteRegistrar, resource: Resource, access: Access): void {
  route({
    method: 'GET',
    path: resource.path,
    tag: resource.tag,
    summary: resource.plural,
    access,
    query: querySchema(resource),
    reply: Type.Union([Type.Array(rowSchema(resource)), Type.Integer()]),
    handler: async ({ trx, scope, caller, query, reply }) => {
      const names = shownFields(resource, 'list', caller.kind);
      const list = parseListQuery(query, sortable(resource, names));
      const conditions = [...scopeConditions(resource, scope, 'see'), ...queryConditions(resource, query, list.search)];
      const { rows, total } = await listRows(trx, resource, conditions, list);
      return answerList(reply, list, { rows: rows.map(({ shown }) => only(shown, names)), total });
    },
  });
}

function serveRead(route: RouteRegistrar, resource: Resource, access: Access): void {
  route({
    method: 'GET',
    ...oneOf(resource),
    summary: `One ${resource.what.toLowerCase()}`,
    access,
    reply: objectSchema(resource),
    handler: async ({ trx, scope, caller, params }) => {
      const row = await findRow(trx, resource, idIn(resource, params), scopeConditions(resource, scope, 'see'), 'look');
      if (!row) throw errors.notFound(resource.what);
      return only(row.shown, shownFields(resource, 'object', caller.kind));
    },
  });
}

function serveCreate(route: RouteRegistrar, { now }: Clock, resource: Resource, access: Access): void {
  route({
    method: 'POST',
    path: resource.path,
    tag: resource.tag,
    summary: `Make ${withArticle(resource)}`,
    access,
    body: createSchema(resource),
    reply: resource.key.kind === 'id' ? Type.Integer() : uuid(),
    handler: (context) => createObject(context, resource, fieldsOf(context.body), now()),
  });
}

function serveUpdate(route: RouteRegistrar, { now }: Clock, resource: Resource, access: Access): void {
  route({
    method: 'PUT',
    ...oneOf(resource),
    summary: `Change ${withArticle(resource)}`,
    access,
    body: updateSchema(resource),
    reply: objectSchema(resource),
    handler: async (context) => {
      const id = idIn(resource, context.params);
      const shown = await updateObject(context, resource, id, fieldsOf(context.body), now());
      return only(shown, shownFields(resource, 'object', context.caller.kind));
    },
  });
}

function serveDelete(route: RouteRegistrar, resource: Resource, access: Access): void {
  route({
    method: 'DELETE',
    ...oneOf(resource),
    summary: `Delete ${withArticle(resource)}`,
    access,
    reply: Type.Literal(true),
    handler: async (context) => {
      await deleteObject(context, resource, idIn(resource, context.params));
      return true;
    },
  });
}

/** What the routes of a single object have in common. */
function oneOf({ path, tag, key }: Resource) {
  const params: Record<string, ParamKind> = { [key.field]: key.kind };
  return { path: `${path}/:${key.field}`, tag, params };
}

function idIn({ key }: Resource, params: Readonly<Record<string, string | number>>): string | number {
  const id = params[key.field];
  if (id === undefined) throw new Error(`the path has no ${key.field}`);
  return id;
}

function withArticle({ what }: Resource): string {
  const name = what.toLowerCase();
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

function only(shown: Shown, names: readonly string[]): Shown {
  return Object.fromEntries(names.map((name) => [name, shown[name]]));
}

/** A body that its schema has let through is an object. */
function fieldsOf(body: unknown): Shown {
  return typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body)) : {};
}
