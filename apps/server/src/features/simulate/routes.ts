import { type SimulatedPlan, type Step, textOf } from '@strowger/callplan';
import { errors } from '../../http/errors.ts';
import type { Feature } from '../../platform.ts';
import { askedDomain } from './asked-domain.ts';
import { legOf } from './leg-of.ts';
import { SimulateBody, SimulateReply } from './schema.ts';
import { readSimulator } from './simulator.ts';

/** Where a call would go and why (contract 20 §0.10); no call is placed. */
export const simulate: Feature = (route, platform) => {
  route({
    method: 'POST',
    path: '/calls/simulate',
    tag: 'Realtime',
    summary: 'Where a call would go, rule by rule; no call is placed',
    access: { callers: ['A', 'T', 'U'], featureKey: 'realtime' },
    audited: false,
    body: SimulateBody,
    reply: SimulateReply,
    async handler({ trx, caller, body }) {
      const tenantId = await askedDomain(trx, caller, body.domain);
      const at = body.at === undefined || body.at === null || body.at === '' ? platform.now() : momentOf(body.at);
      const { tenant, simulate } = await readSimulator(trx, platform, tenantId);
      const { plans, isCut } = simulate(legOf(tenant, body.from, body.to), at);
      return {
        tenant_id: tenantId,
        domain: tenant.domainName,
        at: at.toISOString(),
        plans: plans.map(presented),
        cut: isCut,
      };
    },
  });
};

/** @throws ApiError 400 */
function momentOf(text: string): Date {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw errors.badField('at', 'must be a time, such as 2026-03-02T09:00:00Z');
  return moment;
}

function presented({ number, because, leg, plan }: SimulatedPlan) {
  const { handledBy } = plan;
  return {
    number,
    because,
    dialled: leg.dialled,
    destination: plan.destination,
    direction: plan.direction,
    handled_by: {
      kind: handledBy.kind,
      id: 'uuid' in handledBy ? handledBy.uuid : 'code' in handledBy ? handledBy.code : null,
    },
    accountcode: plan.accountcode,
    decisions: plan.decisions.map(textOf),
    rules: plan.decisions,
    steps: plan.steps.map(presentedStep),
  };
}

function presentedStep(step: Step) {
  const shown = { step: step.step, destination: null, cause: null };
  if (step.step === 'transfer') return { ...shown, destination: step.destination };
  if (step.step === 'dial') return { ...shown, destination: step.candidates[0]?.number ?? step.number };
  return step.step === 'hangup' ? { ...shown, cause: step.cause } : shown;
}
