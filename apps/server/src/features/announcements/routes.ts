import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { nullable } from '../../http/fields.ts';
import { readSent } from '../../http/resource/read-sent.ts';
import type { Writer } from '../../http/resource/resource.ts';
import { createSchema } from '../../http/resource/resource-schemas.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { holdTenant } from '../branding/tenant-in-path.ts';
import { addresseeInBody, addresseeInPath, requireMayAddress } from './addressee.ts';
import { ANNOUNCEMENTS } from './resource.ts';
import { saveAnnouncement, shownAnnouncement } from './save-announcement.ts';

const tag = ANNOUNCEMENTS.tag;
const body = createSchema(ANNOUNCEMENTS);
const mayAnnounce = { callers: ['A', 'T'], permission: 'announcement' } as const;

/** All null where there is none (contract 10 §7.2). */
const reply = Type.Object(
  Object.fromEntries(Object.entries(ANNOUNCEMENTS.fields).map(([name, { schema }]) => [name, nullable(schema)])),
);
const NONE = Object.fromEntries(Object.keys(ANNOUNCEMENTS.fields).map((name) => [name, null]));

/** Contract 10 §7.2. */
export const announcements: Feature = (route, platform) => {
  serveResource(route, platform, ANNOUNCEMENTS);

  route({
    method: 'GET',
    path: '/announcement/:tenant_id',
    summary: "A tenant's announcement, else the system-wide one, else nulls; `0` is the system-wide one",
    tag,
    access: { callers: ['A', 'T', 'U'] },
    params: { tenant_id: 'name' },
    reply,
    handler: async ({ trx, caller, params }) =>
      (await shownAnnouncement(trx, await addresseeInPath(trx, caller, params.tenant_id))) ?? NONE,
  });

  const save = async (writer: Writer, tenantId: number | null, sent: unknown) => {
    requireMayAddress(writer.caller, tenantId);
    if (tenantId !== null && !(await holdTenant(writer.trx, tenantId))) throw errors.notFound('Tenant');
    return (await saveAnnouncement(writer, tenantId, readSent(ANNOUNCEMENTS, sent), platform.now())) ?? NONE;
  };

  route({
    method: 'POST',
    path: '/announcement',
    summary: "Set the announcement of the caller's tenant, or of the one named; empty title and message delete it",
    tag,
    access: mayAnnounce,
    body,
    reply,
    handler: async (context) => {
      const named = readSent(ANNOUNCEMENTS, context.body)['tenant_id'];
      const tenantId = await addresseeInBody(
        context.trx,
        context.caller,
        typeof named === 'number' ? named : undefined,
      );
      return save(context, tenantId, context.body);
    },
  });

  route({
    method: 'POST',
    path: '/announcement/:tenant_id',
    summary: 'The same for the tenant of the path, whatever the body names; `0` speaks to all',
    tag,
    access: mayAnnounce,
    params: { tenant_id: 'name' },
    body,
    reply,
    handler: async (context) => {
      const { trx, caller, params } = context;
      return save(context, await addresseeInPath(trx, caller, params.tenant_id), context.body);
    },
  });
};
