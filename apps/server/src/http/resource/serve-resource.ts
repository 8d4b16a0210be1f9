import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { errors } from '../errors.ts';
import { uuid } from '../fields.ts';
import type { ParamKind } from '../path-parameters.ts';
import type { RouteRegistrar } from '../route.ts';
import { listObjects } from './list-objects.ts';
import { findObject, presentObject } from './read-object.ts';
import { readSent } from './read-sent.ts';
import { requireSound } from './require-sound.ts';
import type { Resource } from './resource.ts';
import { reachConditions } from './resource-filters.ts';
import { createSchema, objectSchema, querySchema, rowSchema, updateSchema } from './resource-schemas.ts';
import { createObject, deleteObject, updateObject } from './write-resource.ts';

/**
 * Declares the endpoints of a resource: list, read, create, update, delete, as far as its `access` names them.
 * README.md shows a whole declaration.
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
    handler: (context) => listObjects(context, resource),
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
      const reach = reachConditions(resource, { caller, scope }, 'see');
      const found = await findObject(trx, resource, idIn(resource, params), reach);
      if (!found) throw errors.notFound(resource.what);
      return presentObject({ trx, caller }, resource, found.shown);
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
    handler: (context) => createObject(context, resource, readSent(resource, context.body), now()),
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
      const shown = await updateObject(context, resource, id, readSent(resource, context.body), now());
      return presentObject(context, resource, shown);
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
