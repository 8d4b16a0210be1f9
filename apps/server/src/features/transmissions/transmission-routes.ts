import { Type } from 'typebox';
import { answerList, parseListQuery, readWindow } from '../../http/list-query.ts';
import type { RouteContext, RouteRegistrar } from '../../http/route.ts';
import { writeApart } from '../../http/write-apart.ts';
import type { Platform } from '../../platform.ts';
import { SERVICE } from '../programs/services.ts';
import { ID, TAG as tag, who } from './access.ts';
import { presentRow, presentTransmission } from './present.ts';
import {
  listQuery,
  TransmissionCreate,
  TransmissionReply,
  TransmissionRowReply,
  TransmissionUpdate,
} from './schema.ts';
import {
  type Condition,
  conditionsOf,
  countTransmissions,
  listTransmissions,
  requireTransmission,
  SORTABLE,
} from './transmission-rows.ts';
import { cloneTransmission, createFrom, deleteTransmission, updateFrom } from './write-transmission.ts';

/** Lists by path, and the service each shows; null: all. */
const LISTS: readonly (readonly [path: string, flag: number | null, what: string])[] = [
  ['/transmissions', null, 'Transmissions'],
  ['/faxes', SERVICE.fax, 'Faxes'],
  ['/calls', SERVICE.voice, 'Calls of programs'],
  ['/smses', SERVICE.sms, 'Text messages'],
  ['/emails', SERVICE.email, 'Mails'],
];

export const listReply = Type.Union([Type.Array(TransmissionRowReply), Type.Integer()]);

/** Contract 30 §18: lists, one, create, update, delete, clone. */
export function transmissionRoutes(route: RouteRegistrar, platform: Platform): void {
  for (const [path, flag, summary] of LISTS) {
    route({
      method: 'GET',
      path,
      tag,
      summary,
      access: who('transmission_list'),
      query: listQuery,
      reply: listReply,
      handler: (context) => answerTransmissions(context, flag),
    });
  }

  route({
    method: 'POST',
    path: '/transmissions',
    tag,
    summary: 'Make a transmission; it is sent by a call of its own',
    access: who('transmission_create'),
    body: TransmissionCreate,
    reply: Type.Integer(),
    handler: (context) => createFrom(context, platform, context.body),
  });

  const one = { tag, path: '/transmissions/:transmission_id', params: ID };
  route({
    ...one,
    method: 'GET',
    summary: 'One transmission',
    access: who('transmission_read'),
    reply: TransmissionReply,
    handler: async ({ trx, scope, params }) =>
      presentTransmission(await requireTransmission(trx, scope, params.transmission_id)),
  });

  route({
    ...one,
    method: 'PUT',
    summary: 'Change a transmission: its marks, and what is still to be sent',
    access: who('transmission_update'),
    body: TransmissionUpdate,
    reply: TransmissionReply,
    handler: async (context) =>
      presentTransmission(await updateFrom(context, platform, context.params.transmission_id, context.body)),
  });

  route({
    ...one,
    method: 'DELETE',
    summary: 'Delete a transmission; an attempt under way is ended',
    access: who('transmission_delete'),
    reply: Type.Literal(true),
    handler: async (context) => {
      await deleteTransmission(context, platform.db, context.params.transmission_id);
      return true;
    },
  });

  for (const method of ['GET', 'POST'] as const) {
    route({
      method,
      path: '/transmissions/:transmission_id/clone',
      tag,
      summary: 'Make another transmission like it',
      access: who('transmission_create'),
      params: ID,
      reply: Type.Integer(),
      transaction: 'none',
      ...(method === 'GET' ? { writes: true } : {}),
      handler: (context) =>
        writeApart(context, (writer) =>
          cloneTransmission({ ...writer, caller: context.caller }, platform, context.params.transmission_id),
        ),
    });
  }
}

type ListContext = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'scope' | 'caller' | 'query' | 'reply'>;

/** @param more what else must be true of `t` */
export async function answerTransmissions(
  { trx, scope, caller, query, reply }: ListContext,
  flag: number | null,
  more: readonly Condition[] = [],
) {
  const list = parseListQuery(query, Object.keys(SORTABLE));
  const conditions = [...conditionsOf(scope, query, flag), ...more];
  const found = await readWindow(
    list,
    (limit) => listTransmissions(trx, conditions, { ...list, limit }),
    () => countTransmissions(trx, conditions),
  );
  const rows = found.rows.map((row) => presentRow(row, caller.timeZone));
  return answerList(reply, list, { rows, total: found.total });
}
