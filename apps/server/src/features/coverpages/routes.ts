import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { ROLE } from '../../access/effective-roles.ts';
import type { Access } from '../../access/policy.ts';
import { sanitisePage } from '../../html/sanitise-page.ts';
import { errors } from '../../http/errors.ts';
import { nullable } from '../../http/fields.ts';
import { findObject, presentObject } from '../../http/resource/read-object.ts';
import { readSent } from '../../http/resource/read-sent.ts';
import { epochField } from '../../http/resource/ready-fields.ts';
import type { Resource } from '../../http/resource/resource.ts';
import { createSchema, objectSchema, updateSchema } from '../../http/resource/resource-schemas.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import { createObject, updateObject } from '../../http/resource/write-resource.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Feature } from '../../platform.ts';
import { requireUnusedCover } from '../documents/documents-in-use.ts';

const LOGGED_IN: Access = { callers: ['A', 'T', 'U'] };
/** Contract 30 §13: bytes of its HTML. */
const LONGEST_HTML = 65_536;

/** Admins' own: everybody of the tenant may take them. */
const madeByAdmin = sql`(r.created_by is null or exists (
  select from user_roles where user_roles.user_id = r.created_by and role_id in (${ROLE.admin}, ${ROLE.tenant})))`;

const COVER_PAGES: Resource = {
  path: '/coverpages',
  tag: 'Cover pages',
  what: 'Cover page',
  plural: 'Cover pages',
  table: 'cover_pages',
  key: { field: 'coverpage_id', kind: 'id' },
  fields: {
    coverpage_id: { schema: Type.Integer(), write: 'never' },
    title: {
      schema: Type.String({ pattern: '^(?=\\s*\\S)[^\\p{Cc}]{1,250}$' }),
      required: true,
      store: (sent) => (typeof sent === 'string' ? sent.trim() : sent),
    },
    description: {
      schema: Type.String({
        maxLength: LONGEST_HTML,
        description: 'HTML; pictures only as data:. Tokens are replaced.',
      }),
      store: (sent) => (typeof sent === 'string' ? sanitisePage(sent) : sent),
    },
    tenant_id: { schema: Type.Integer(), write: 'never' },
    created_by: { schema: nullable(Type.Integer({ description: 'Whose it is.' })), write: 'never' },
    date_created: epochField(),
    last_updated: epochField(),
  },
  rows: {
    tenant: 'tenant_id',
    owner: 'created_by',
    ownerSees: 'tenant',
    seen: (caller) => (caller.kind === 'U' ? sql`(r.created_by = ${caller.userId} or ${madeByAdmin})` : sql`true`),
  },
  access: {
    list: LOGGED_IN,
    read: LOGGED_IN,
    delete: { callers: ['A', 'T', 'U'], permission: 'contact_delete' },
  },
  named: 'title',
  searched: ['title'],
  filters: { created_by: 'id' },
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['defaultcover', 'user_id', 'tenant_name', 'company', 'updated_by'],
  hooks: {
    before: async ({ writer: { trx }, before, after }) => {
      if (before !== null && after === null) await requireUnusedCover(trx, Number(before['coverpage_id']));
    },
  },
};

/** Contract 30 §13; clients also say `/coverpage`. */
export const coverPageRoutes: Feature = (route, { now }) => {
  const twice: RouteRegistrar = (definition) => {
    route(definition);
    if (definition.method === 'GET' && definition.path === COVER_PAGES.path) return;
    route({ ...definition, path: definition.path.replace(COVER_PAGES.path, '/coverpage') });
  };
  serveResource(twice, { now }, COVER_PAGES);

  twice({
    method: 'POST',
    path: COVER_PAGES.path,
    tag: COVER_PAGES.tag,
    summary: 'Make a cover page',
    access: LOGGED_IN,
    body: createSchema(COVER_PAGES),
    reply: objectSchema(COVER_PAGES),
    handler: async (context) => {
      const id = await createObject(context, COVER_PAGES, readSent(COVER_PAGES, context.body), now());
      const made = await findObject(context.trx, COVER_PAGES, id, []);
      if (!made) throw errors.notFound(COVER_PAGES.what);
      return presentObject(context, COVER_PAGES, made.shown);
    },
  });

  twice({
    method: 'PUT',
    path: `${COVER_PAGES.path}/:coverpage_id`,
    tag: COVER_PAGES.tag,
    summary: 'Change a cover page',
    access: LOGGED_IN,
    params: { coverpage_id: 'id' },
    body: updateSchema(COVER_PAGES),
    reply: Type.Literal(true),
    handler: async (context) => {
      const sent = readSent(COVER_PAGES, context.body);
      await updateObject(context, COVER_PAGES, context.params.coverpage_id, sent, now());
      return true;
    },
  });
};
