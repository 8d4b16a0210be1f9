import type { Leg, SimulatedPlan, Step, TenantConfiguration } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import { Type } from 'typebox';
import { type PlanRow, planRows } from '../../../features/dialplans/rows.ts';
import { legFromExtension, legFromOutside, legOf } from '../../../features/simulate/leg-of.ts';
import { readSimulator } from '../../../features/simulate/simulator.ts';
import { defineAction } from '../../application.ts';
import { invalidRequest } from '../../errors.ts';
import { LIST_PARAMS } from '../../list-params.ts';

/** Where a number would go, by the plans that its call would get; none is placed (contract 40 B10.4). */
export const test = defineAction({
  action: 'test',
  access: 'read',
  params: Type.Object({
    tenant_domain: LIST_PARAMS.tenant_domain,
    number: Type.String({ minLength: 1, maxLength: 128 }),
    from: Type.Optional(Type.String({ maxLength: 64 })),
    direction: Type.Optional(Type.Enum(['inbound', 'outbound', 'local', ''])),
  }),
  async run({ scope, trx, platform, now }, params) {
    const { tenantId } = await scope.tenant(trx, params.tenant_domain);
    const { tenant, simulate } = await readSimulator(trx, platform, tenantId);
    const path = straightOn(simulate(legAsked(tenant, params), now).plans);
    const [first, last] = [path[0], path.at(-1)];
    const dialled = last?.plan.steps.find((one) => one.step === 'dial');
    return {
      message: 'Number tested',
      matched: matchedBy(path, await planRows(trx, tenantId)),
      normalized_number: first?.plan.destination ?? params.number,
      e164: e164Of(dialled === undefined ? first : last, dialled?.number ?? ''),
      gateway_uuid: await gatewayOf(trx, dialled?.candidates[0]?.providerId),
      action: actionOf(dialled ?? last?.plan.steps[0]),
    };
  },
});

interface Asked {
  readonly number: string;
  readonly from?: string;
  readonly direction?: 'inbound' | 'outbound' | 'local' | '';
}

/** Of nobody who is named: anybody outside, or the tenant's first extension. @throws IntegrationError 422 */
function legAsked(tenant: TenantConfiguration, { number, from = '', direction = '' }: Asked): Leg {
  if (direction === 'inbound' || (direction === '' && from.trim() !== '')) {
    return direction === 'inbound' ? legFromOutside(from.trim(), number) : legOf(tenant, from, number);
  }
  const named = from.trim() === '' ? undefined : legOf(tenant, from, number);
  if (named !== undefined && named.caller.kind === 'extension') return named;
  if (named !== undefined) throw invalidRequest('from', 'names no extension of the tenant');
  const [any] = [...tenant.extensions.values()].filter(({ enabled }) => enabled);
  if (any === undefined) throw invalidRequest('from', 'is needed: the tenant has no extension that could call');
  return legFromExtension(any.uuid, number);
}

/** The plans that follow each other whatever happens: what is led on to when nobody answers is another matter. */
function straightOn(plans: readonly SimulatedPlan[]): SimulatedPlan[] {
  const path = plans.slice(0, 1);
  for (const one of plans.slice(1)) {
    const before = path.at(-1);
    const leads = before?.plan.steps.some((step) => step.step === 'transfer') === true;
    if (leads && one.because?.plan === before.number && !one.because.when.includes(',')) path.push(one);
  }
  return path;
}

/** The rows of the dial plans that those plans went by, in their order. */
function matchedBy(path: readonly SimulatedPlan[], rows: readonly PlanRow[]) {
  const found = path.flatMap(({ plan: { handledBy, steps } }) => [
    rows.find(({ object, dialplan_number: number }) =>
      handledBy.kind === 'feature'
        ? object.kind === 'feature_code' && number === handledBy.code
        : 'uuid' in handledBy && object.kind === handledBy.kind && object.key === handledBy.uuid,
    ),
    rows.find(({ dialplan_uuid: uuid }) => steps.some((step) => rowOf(step) === uuid)),
  ]);
  return [...new Set(found.filter((row) => row !== undefined))].map((row) => ({
    dialplan_uuid: row.dialplan_uuid,
    name: row.dialplan_name,
    order: row.dialplan_order,
  }));
}

function rowOf(step: Step): string | undefined {
  return step.step === 'dial' ? step.candidates[0]?.row?.uuid : undefined;
}

async function gatewayOf(trx: Trx, providerId: number | undefined): Promise<string | null> {
  if (providerId === undefined) return null;
  const provider = trx.selectFrom('providers').select('fpbx_gateway_uuid').where('provider_id', '=', providerId);
  return (await provider.executeTakeFirst())?.fpbx_gateway_uuid ?? null;
}

/** `ring`, `hangup UNALLOCATED_NUMBER`, `dial 0044…` as the gateway gets it. */
function actionOf(step: Step | undefined): string {
  if (step?.step === 'dial') return `dial ${step.candidates[0]?.number ?? step.number}`;
  if (step?.step === 'hangup') return `hangup ${step.cause}`;
  if (step?.step === 'transfer') return `transfer ${step.destination}`;
  return step?.step ?? 'none';
}

const E164 = /^\+[1-9][0-9]{6,14}$/;

/** Of a number that was dialled with its plus or an international prefix, which outbound selection takes off; null of others. */
function e164Of(of: SimulatedPlan | undefined, sent: string): string | null {
  const dialled = of?.plan.destination ?? '';
  if (E164.test(dialled)) return dialled;
  const isPrefixed = sent !== '' && sent !== dialled && dialled.endsWith(sent) && dialled.startsWith('0');
  return isPrefixed && E164.test(`+${sent}`) ? `+${sent}` : null;
}
