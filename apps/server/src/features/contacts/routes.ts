import { Type } from 'typebox';
import { holds } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';
import { findObject, presentObject } from '../../http/resource/read-object.ts';
import { readSent } from '../../http/resource/read-sent.ts';
import type { Writer } from '../../http/resource/resource.ts';
import { createSchema, objectSchema, updateSchema } from '../../http/resource/resource-schemas.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import { createObject, updateObject } from '../../http/resource/write-resource.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Feature, Platform } from '../../platform.ts';
import { linkContact } from './link-contact.ts';
import { mayWithContacts } from './person-fields.ts';
import { CONTACTS } from './resource.ts';

const { tag } = CONTACTS;

/** Contract 30 §9. */
export const contacts: Feature = (route, platform) => {
  serveResource(route, platform, CONTACTS);
  serveWrites(route, platform);
  serveLinks(route);
};

/** A create and an update may put it in a group at once. */
function serveWrites(route: RouteRegistrar, { now }: Pick<Platform, 'now'>): void {
  route({
    method: 'POST',
    path: CONTACTS.path,
    tag,
    summary: 'Make a contact',
    access: mayWithContacts('contact_create'),
    body: createSchema(CONTACTS),
    reply: Type.Integer(),
    handler: async (context) => {
      const id = Number(await createObject(context, CONTACTS, readSent(CONTACTS, context.body), now()));
      await linkAtOnce(context, id, context.body);
      return id;
    },
  });

  route({
    method: 'PUT',
    path: `${CONTACTS.path}/:contact_id`,
    tag,
    summary: 'Change a contact',
    access: mayWithContacts('contact_update'),
    params: { contact_id: 'id' },
    body: updateSchema(CONTACTS),
    reply: objectSchema(CONTACTS),
    handler: async (context) => {
      const { contact_id: id } = context.params;
      const shown = await updateObject(context, CONTACTS, id, readSent(CONTACTS, context.body), now());
      await linkAtOnce(context, id, context.body);
      return presentObject(context, CONTACTS, shown);
    },
  });
}

/** @throws ApiError 403 without the permission to link, 404 for a group that the caller does not reach */
async function linkAtOnce(writer: Writer, contactId: number, body: unknown): Promise<void> {
  const groupId: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'group_id') : undefined;
  if (typeof groupId !== 'number') return;
  requireGroups(writer, 'group_create');
  await linkContact(writer, contactId, groupId, 'link');
}

function serveLinks(route: RouteRegistrar): void {
  const path = `${CONTACTS.path}/:contact_id/link/:group_id`;
  const params = { contact_id: 'id', group_id: 'id' } as const;
  route({
    method: 'PUT',
    path,
    tag,
    summary: 'Put a contact in a group',
    access: mayWithContacts('contact_create'),
    params,
    reply: objectSchema(CONTACTS),
    handler: async (context) => {
      requireGroups(context, 'group_create');
      await linkContact(context, context.params.contact_id, context.params.group_id, 'link');
      const found = await findObject(context.trx, CONTACTS, context.params.contact_id, []);
      if (!found) throw errors.notFound(CONTACTS.what);
      return presentObject(context, CONTACTS, found.shown);
    },
  });

  route({
    method: 'DELETE',
    path,
    tag,
    summary: 'Take a contact out of a group',
    access: mayWithContacts('contact_delete'),
    params,
    reply: Type.Literal(true),
    handler: async (context) => {
      requireGroups(context, 'group_delete');
      await linkContact(context, context.params.contact_id, context.params.group_id, 'unlink');
      return true;
    },
  });
}

/** Links need a permission over each of both sides. @throws ApiError 403 */
function requireGroups({ caller }: Writer, permission: string): void {
  if (!holds(caller, permission)) throw errors.notPermitted(permission);
}
