import { Type } from 'typebox';
import { fenceOf } from '../../access/scope.ts';
import { csvHeaders } from '../../http/csv-stream.ts';
import { epochSeconds, nullable } from '../../http/fields.ts';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import type { Feature } from '../../platform.ts';
import { requireTarget } from '../users/user-target.ts';
import { EXPORT_FILE, exportActivities } from './export-activities.ts';
import { activityFilterOf } from './filter.ts';
import { type ActivityRow, findActivities, SORTABLE } from './store.ts';

const tag = 'Activities';
const access = { callers: ['A', 'T', 'U'], permission: 'user_read' } as const;

const activityObject = Type.Object({
  id: Type.Integer(),
  user_id: nullable(Type.Integer()),
  tenant_id: nullable(Type.Integer()),
  username: Type.String(),
  activities: Type.String(),
  ip_address: Type.String(),
  date: epochSeconds(),
});

const filterKeys = {
  from: Type.Optional(Type.Integer({ description: 'Epoch seconds, inclusive.' })),
  to: Type.Optional(Type.Integer({ description: 'Epoch seconds, inclusive.' })),
  tenant_id: Type.Optional(Type.Integer()),
  user_id: Type.Optional(Type.Integer()),
  activities: Type.Optional(Type.String({ description: 'Substring.' })),
  username: Type.Optional(Type.String({ description: 'Substring.' })),
};

/** Who did what, in words (contract 10 §8). */
export const activities: Feature = (route, platform) => {
  for (const { path, ofOne, summary } of [
    {
      path: '/users/activities/:user_id',
      ofOne: false,
      summary: 'Activities the caller may see, newest first; the path names the viewer',
    },
    { path: '/users/activity/:user_id', ofOne: true, summary: 'Activities of one user, newest first' },
  ]) {
    route({
      method: 'GET',
      path,
      summary,
      tag,
      access,
      params: { user_id: 'id' },
      query: Type.Object({ ...listQueryKeys, ...filterKeys }),
      reply: Type.Union([Type.Array(activityObject), Type.Integer()]),
      handler: async ({ trx, scope, caller, params, query, reply }) => {
        const user = await requireTarget(trx, platform, caller, params.user_id);
        const list = parseListQuery(query, SORTABLE);
        const asked = activityFilterOf(query);
        const filter = ofOne ? { ...asked, ofUser: user.user_id } : asked;
        const found = await findActivities(trx, scope, filter, list);
        return answerList(reply, list, { rows: found.rows.map(presentActivity), total: found.total });
      },
    });
  }

  route({
    method: 'GET',
    path: '/users/act/csv/:userid',
    summary: 'Activities as CSV, times in the caller’s time zone',
    tag,
    access,
    params: { userid: 'id' },
    query: Type.Object(filterKeys),
    reply: Type.String(),
    produces: 'text/csv',
    transaction: 'none',
    handler: async ({ db, scope, caller, params, query, reply }) => {
      await db.transaction(fenceOf(scope), (trx) => requireTarget(trx, platform, caller, params.userid), {
        readOnly: true,
      });
      const filter = activityFilterOf(query);
      const csv = exportActivities(db, { scope, filter, timeZone: caller.timeZone });
      return csvHeaders(reply, EXPORT_FILE).send(csv);
    },
  });
};

function presentActivity(row: ActivityRow): object {
  const { id, user_id, tenant_id, username, activities: text, ip_address, date } = row;
  return {
    id,
    user_id,
    tenant_id,
    username,
    activities: text,
    ip_address,
    date: Math.floor(date.getTime() / 1000),
  };
}
