import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { errors } from '../../http/errors.ts';
import { nullable, uuid } from '../../http/fields.ts';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import { listRows } from '../../http/list-rows.ts';
import type { Feature } from '../../platform.ts';
import { tenantFilter } from '../domains/tenant-choice.ts';
import { dialplanXml } from './dialplan-xml.ts';
import { type PlanRow, planRows } from './rows.ts';

const row = {
  dialplan_uuid: uuid(),
  domain_uuid: nullable(uuid()),
  app_uuid: uuid(),
  dialplan_context: Type.String(),
  dialplan_name: Type.String(),
  dialplan_number: Type.String(),
  dialplan_destination: Type.String({ description: 'What decides: a condition on the dialled number.' }),
  dialplan_continue: Type.Enum(['true', 'false']),
  dialplan_order: Type.Integer(),
  dialplan_enabled: Type.Enum(['true', 'false']),
  dialplan_description: Type.String(),
};
const DialplanRow = Type.Object(row);
const Dialplan = Type.Object({ ...row, dialplan_xml: Type.String({ description: 'FreeSWITCH extension element.' }) });

const tag = 'Dial plans';
const admins: Access = { callers: ['A', 'T'], featureKey: 'feature_codes' };
const SEARCHED = ['dialplan_name', 'dialplan_number', 'dialplan_description'] as const;

/** What the tenant's calls go through, compiled (contract 20 §12.2). */
export const dialplans: Feature = (route) => {
  route({
    method: 'GET',
    path: '/dialplans',
    tag,
    summary: 'What calls go through',
    access: admins,
    query: Type.Object({
      ...listQueryKeys,
      tenant_id: Type.Optional(Type.Integer()),
      dialplan_context: Type.Optional(Type.String()),
      app_uuid: Type.Optional(Type.String()),
    }),
    reply: Type.Union([Type.Array(DialplanRow), Type.Integer()]),
    async handler({ trx, scope, query, reply }) {
      const filter = tenantFilter(scope, query);
      const all = filter === 'none' ? [] : await planRows(trx, filter === 'all' ? null : filter.tenantId);
      const { dialplan_context: context = '', app_uuid: app = '' } = query;
      const wanted = all.filter(
        (one) =>
          (context === '' || one.dialplan_context === context) && (app === '' || one.app_uuid === app.toLowerCase()),
      );
      const list = parseListQuery(query, Object.keys(row));
      return answerList(reply, list, listRows(wanted.map(presented), list, SEARCHED));
    },
  });
  route({
    method: 'GET',
    path: '/dialplans/:dialplan_uuid',
    tag,
    summary: 'One of them, with its element',
    access: admins,
    params: { dialplan_uuid: 'uuid' },
    reply: Dialplan,
    async handler({ trx, scope, params }) {
      const rows = await planRows(trx, scope.kind === 'platform' ? null : scope.tenantId);
      const found = rows.find(({ dialplan_uuid }) => dialplan_uuid === params.dialplan_uuid);
      if (found === undefined) throw errors.notFound('Dialplan');
      return { ...presented(found), dialplan_xml: dialplanXml(found) };
    },
  });
};

function presented({
  expression,
  application: _,
  data: __,
  object: ___,
  ...shown
}: PlanRow): Type.Static<typeof DialplanRow> {
  return { ...shown, dialplan_destination: expression };
}
