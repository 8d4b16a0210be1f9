import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { listObjects } from '../../http/resource/list-objects.ts';
import { reachConditions } from '../../http/resource/resource-filters.ts';
import { findRow } from '../../http/resource/resource-rows.ts';
import { querySchema, rowSchema } from '../../http/resource/resource-schemas.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Feature } from '../../platform.ts';
import { mayWithContacts } from '../contacts/person-fields.ts';
import { CONTACTS, inGroup } from '../contacts/resource.ts';
import { groupFileRoutes } from './csv-routes.ts';
import { handleImports } from './import-job.ts';
import { CONTACT_GROUPS } from './resource.ts';

/** Contract 30 §10. */
export const contactGroups: Feature = (route, platform) => {
  handleImports(platform);
  groupFileRoutes(route, platform);
  serveResource(route, platform, CONTACT_GROUPS);
  serveMembers(route);
};

function serveMembers(route: RouteRegistrar): void {
  route({
    method: 'GET',
    path: '/groups/:group_id/contacts',
    tag: CONTACT_GROUPS.tag,
    summary: 'The contacts of a group',
    access: mayWithContacts('contact_list'),
    params: { group_id: 'id' },
    query: querySchema(CONTACTS),
    reply: Type.Union([Type.Array(rowSchema(CONTACTS)), Type.Integer()]),
    handler: async (context) => {
      const { trx, params } = context;
      const reach = reachConditions(CONTACT_GROUPS, context, 'see');
      if (!(await findRow(trx, CONTACT_GROUPS, params.group_id, reach, 'look'))) throw errors.notFound('Group');
      return listObjects(context, CONTACTS, [inGroup(params.group_id)]);
    },
  });
}
