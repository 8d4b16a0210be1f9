import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { epochSeconds, nullable } from '../../http/fields.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import { ID, TAG as tag, who } from './access.ts';
import { readFaxActivity, readFaxLogs } from './fax-logs.ts';
import { conditionsOf, countTransmissions, requireTransmission } from './transmission-rows.ts';
import { mark } from './write-transmission.ts';

/** Contract 30 §18.6, and the marks of the inbox. */
export function inboxRoutes(route: RouteRegistrar): void {
  route({
    method: 'GET',
    path: '/transmissions/notify',
    tag,
    summary: 'How many received faxes are unread',
    access: who('transmission_list'),
    reply: Type.Integer(),
    handler: ({ trx, scope, query }) =>
      countTransmissions(trx, [
        ...conditionsOf(scope, query, 2),
        sql`t.direction = 'inbound' and not t.is_read and t.status = 'completed'`,
      ]),
  });

  route({
    method: 'GET',
    path: '/transmissions/faxlogs/:transmission_id',
    tag,
    summary: 'One line for each of its attempts',
    access: who('transmission_read'),
    params: ID,
    reply: Type.Array(FaxLog),
    handler: async ({ trx, scope, caller, params }) => {
      await requireTransmission(trx, scope, params.transmission_id);
      return readFaxLogs(trx, params.transmission_id, caller.timeZone);
    },
  });

  route({
    method: 'GET',
    path: '/transmissions/faxactivity/:transmission_id',
    tag,
    summary: 'Who has looked at it',
    access: who('transmission_read'),
    params: ID,
    reply: Type.Array(
      Type.Object({ faxactivity: Type.String(), faxid: Type.Integer(), date: nullable(epochSeconds()) }),
    ),
    handler: async ({ trx, scope, caller, params }) => {
      await requireTransmission(trx, scope, params.transmission_id);
      return readFaxActivity(trx, params.transmission_id, caller.timeZone);
    },
  });

  route({
    method: 'DELETE',
    path: '/transmissions/downloaded/:transmission_id',
    tag,
    summary: 'It has not been downloaded',
    access: who('transmission_update'),
    params: ID,
    reply: Type.Literal(true),
    handler: async ({ trx, scope, params, audit }) => {
      const { transmission_id: id } = params;
      const { tenant_id: tenantId } = await requireTransmission(trx, scope, id);
      await mark(trx, id, { is_downloaded: false });
      audit({ resource: 'transmissions', resourceId: id, action: 'update', tenantId, after: { is_downloaded: '0' } });
      return true;
    },
  });
}

const time = () => nullable(epochSeconds());

const FaxLog = Type.Object({
  faxid: Type.Integer(),
  sourceid: nullable(Type.Integer()),
  sourcename: nullable(Type.String()),
  tenant: Type.String(),
  sourcephone: Type.String(),
  callerid: Type.String(),
  destination: nullable(Type.String()),
  destinationname: nullable(Type.String()),
  faxstatus: Type.String(),
  coverpage: Type.Enum(['Yes', 'No']),
  duration: Type.Integer(),
  pending: time(),
  processing: time(),
  result: time(),
  date: time(),
  origin: Type.String(),
  response: Type.String(),
  pages: Type.Integer(),
});
