import type { Trx } from '@strowger/db';
import { type Caller, holds } from '../../../access/caller.ts';
import type { Scope } from '../../../access/scope.ts';
import { errors } from '../../../http/errors.ts';
import type { RouteRegistrar } from '../../../http/route.ts';
import type { Platform } from '../../../platform.ts';
import { cdrQuery } from '../store.ts';
import { costOfCall, type PricedRecord } from './cost-of-call.ts';
import { CostOfCallReply, presentCost, presentLegCost } from './present-cost.ts';
import { type RecordedLeg, readCharges } from './read-charges.ts';

/** Who sees what was spent (contract 10 §3.3: `billing_usage`) sees what his calls cost. */
export function seesCosts(caller: Caller): boolean {
  return holds(caller, 'billing_usage');
}

type Priced = RecordedLeg & PricedRecord;

/** What the calls of a list cost, in its order. */
export async function costsOf(trx: Trx, rows: readonly Priced[], currency: string): Promise<object[]> {
  const charges = await readCharges(trx, rows);
  return rows.map((row) => ({
    block_reason: row.block_reason,
    cost: presentCost(costOfCall(row, charges.of(row)), currency),
  }));
}

/** What one call cost, leg by leg (ours). */
export function registerCallCost(route: RouteRegistrar, { settings }: Pick<Platform, 'settings'>): void {
  route({
    method: 'GET',
    path: '/cdr/:call_id/cost',
    tag: 'CDR & Reporting',
    summary: 'What a call cost and why, with each leg that is charged; its rates for those who may see rates',
    access: { callers: ['A', 'T', 'U'], permission: 'cdr_list' },
    params: { call_id: 'name' },
    reply: CostOfCallReply,
    handler: async ({ trx, scope, caller, params }) => {
      if (!seesCosts(caller)) throw errors.notPermitted('billing_usage');
      const record = await recordOf(trx, scope, params.call_id);
      if (record === undefined) throw errors.notFound('Call record');
      const charges = (await readCharges(trx, [record])).of(record);
      const currency = settings.get('currency');
      return {
        call_id: record.call_id,
        block_reason: record.block_reason,
        ...presentCost(costOfCall(record, charges), currency),
        legs: charges.map((charge) => presentLegCost(charge, currency, holds(caller, 'rate_read'))),
      };
    },
  });
}

/** The A-leg's where both have the same name. */
function recordOf(trx: Trx, scope: Scope, callId: string): Promise<Priced | undefined> {
  return cdrQuery(trx, scope, { leg: 'all', callId })
    .select(['call_id', 'leg', 'direction', 'answer_time', 'emergency', 'block_reason'])
    .orderBy('leg')
    .executeTakeFirst();
}
