import { Type } from 'typebox';
import { readSent } from '../../http/resource/read-sent.ts';
import { createSchema } from '../../http/resource/resource-schemas.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import { createIn, createObject } from '../../http/resource/write-resource.ts';
import type { Feature } from '../../platform.ts';
import { mayWithContacts } from '../contacts/person-fields.ts';
import { dncFileRoutes } from './csv-routes.ts';
import { ALL_TENANTS, CONTACT_DNCS } from './resource.ts';

/** Contract 30 §11. */
export const contactDncs: Feature = (route, platform) => {
  dncFileRoutes(route);
  serveResource(route, platform, CONTACT_DNCS);

  route({
    method: 'POST',
    path: CONTACT_DNCS.path,
    tag: CONTACT_DNCS.tag,
    summary: 'Put somebody on the do-not-contact list; super admins with tenant_id 0 on the one of all tenants',
    access: mayWithContacts('contact_create'),
    body: createSchema(CONTACT_DNCS),
    reply: Type.Integer(),
    handler: (context) => {
      const sent = readSent(CONTACT_DNCS, context.body);
      const isForAll = context.caller.kind === 'A' && sent['tenant_id'] === ALL_TENANTS;
      return isForAll
        ? createIn(context, CONTACT_DNCS, null, sent, platform.now())
        : createObject(context, CONTACT_DNCS, sent, platform.now());
    },
  });
};
