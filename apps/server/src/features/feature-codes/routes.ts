import { BUILT_IN_CODES, type CodeSetUp, codeUuid, isInService } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import { Type } from 'typebox';
import { uuid } from '../../http/fields.ts';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import { listRows } from '../../http/list-rows.ts';
import type { Feature } from '../../platform.ts';
import { type TenantFilter, tenantFilter } from '../domains/tenant-choice.ts';
import { codeSetUpOf } from './code-set-up.ts';

const FeatureCode = Type.Object({
  dialplan_uuid: uuid(),
  dialplan_name: Type.String(),
  dialplan_number: Type.String({ description: 'The bare code.' }),
  dialplan_description: Type.String(),
  dialplan_enabled: Type.Enum(['true', 'false']),
});

type CodeRow = Type.Static<typeof FeatureCode>;

const builtIn = (setUp: CodeSetUp): readonly CodeRow[] =>
  BUILT_IN_CODES.map((code) => ({
    dialplan_uuid: codeUuid(code.name),
    dialplan_name: code.name,
    dialplan_number: code.code,
    dialplan_description: code.description,
    dialplan_enabled: isInService(code, setUp) ? 'true' : 'false',
  }));

const SEARCHED = ['dialplan_name', 'dialplan_number', 'dialplan_description'] as const;

/** Contract 20 §12.1: everybody's codes and those of the tenant's call flows. */
export const featureCodes: Feature = (route) => {
  route({
    method: 'GET',
    path: '/feature_codes',
    tag: 'Feature codes',
    summary: 'Codes that can be dialled',
    access: { callers: ['A', 'T', 'U'], featureKey: 'feature_codes' },
    query: Type.Object({ ...listQueryKeys, tenant_id: Type.Optional(Type.Integer()) }),
    reply: Type.Union([Type.Array(FeatureCode), Type.Integer()]),
    async handler({ trx, scope, query, reply }) {
      const filter = tenantFilter(scope, query);
      const rows = [...builtIn(await setUpOf(trx, filter)), ...(await codesOfFlows(trx, filter))].sort(byNumber);
      const list = parseListQuery(query, Object.keys(FeatureCode.properties));
      return answerList(reply, list, listRows(rows, list, SEARCHED));
    },
  });
};

/** Of many tenants at once nothing is said. */
async function setUpOf(trx: Trx, filter: TenantFilter): Promise<CodeSetUp> {
  return filter === 'none' || filter === 'all' ? {} : codeSetUpOf(trx, filter.tenantId);
}

async function codesOfFlows(trx: Trx, filter: TenantFilter): Promise<CodeRow[]> {
  if (filter === 'none') return [];
  const rows = await trx
    .selectFrom('call_flows')
    .select(['dialplan_uuid', 'call_flow_name', 'call_flow_feature_code', 'call_flow_enabled', 'call_flow_description'])
    .where('call_flow_feature_code', 'is not', null)
    .$if(filter !== 'all', (query) => query.where('tenant_id', '=', filter === 'all' ? 0 : filter.tenantId))
    .execute();
  return rows.map((row) => ({
    dialplan_uuid: row.dialplan_uuid,
    dialplan_name: row.call_flow_name,
    dialplan_number: row.call_flow_feature_code ?? '',
    dialplan_description: row.call_flow_description ?? '',
    dialplan_enabled: row.call_flow_enabled ? 'true' : 'false',
  }));
}

function byNumber(a: CodeRow, b: CodeRow): number {
  const [left, right] = [a.dialplan_number, b.dialplan_number];
  return left < right ? -1 : Number(left > right);
}
