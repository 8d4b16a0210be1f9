import type { TenantConfiguration } from '../configuration.ts';
import type { CallTraits } from '../leg.ts';
import type { Step } from '../plan.ts';
import type { RingStep, RingTarget, RingTurn } from '../ring/plan.ts';

/** What the way of the call gives the phones that ring and the caller who waits (contract 20 §11). */
export function withTraits(
  steps: readonly Step[],
  tenant: TenantConfiguration,
  traits: CallTraits | undefined,
): readonly Step[] {
  if (traits === undefined) return steps;
  return steps.map((step) => (step.step === 'ring' ? ringWith(step, tenant, traits) : step));
}

/** What a group has of its own stays. */
function ringWith(ring: RingStep, tenant: TenantConfiguration, traits: CallTraits): RingStep {
  return {
    ...ring,
    turns: ring.turns.map((turn) => turnWith(turn, traits)),
    alertInfo: ring.alertInfo || (traits.distinctiveRing ?? ''),
    ringback: ring.ringback === tenant.ringback ? (traits.ringback ?? ring.ringback) : ring.ringback,
  };
}

function turnWith({ attempts }: RingTurn, traits: CallTraits): RingTurn {
  return { attempts: attempts.map((attempt) => ({ ...attempt, target: targetWith(attempt.target, traits) })) };
}

function targetWith(target: RingTarget, { holdMusic }: CallTraits): RingTarget {
  return holdMusic === undefined || target.kind !== 'extension' ? target : { ...target, holdMusic };
}
