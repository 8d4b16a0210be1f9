import type { TenantConfiguration } from './configuration.ts';
import type { PlatformNumbers } from './inbound-route/platform-numbers.ts';
import type { Leg } from './leg.ts';
import type { CallPlan, Step, TransferStep } from './plan.ts';
import { planCall } from './plan-call.ts';

/** One plan of a call followed to its ends. */
export interface SimulatedPlan {
  /** 1 for the call as it was dialled. */
  readonly number: number;
  /** Which plan led here and when: the branches of its steps, such as `ring, no_answer`; null: the call began so. */
  readonly because: { readonly plan: number; readonly when: string } | null;
  readonly leg: Leg;
  readonly plan: CallPlan;
}

export interface Simulation {
  readonly plans: readonly SimulatedPlan[];
  /** More plans would follow than are worth showing. */
  readonly isCut: boolean;
}

const MOST_PLANS = 100;

/**
 * Follows a call through every transfer of every branch until nothing leads on, by the plans that a call would get
 * (contract 20 §0.10). Pure; nothing is rung. What leads to the same place in the same way is followed once.
 */
export function simulateCall(
  tenant: TenantConfiguration,
  first: Leg,
  now: Date,
  platform?: PlatformNumbers,
): Simulation {
  const plans: SimulatedPlan[] = [];
  const seen = new Set<string>();
  const waiting: Omit<SimulatedPlan, 'number' | 'plan'>[] = [{ leg: first, because: null }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const key = JSON.stringify([next.leg.dialled, next.leg.history]);
    if (seen.has(key)) continue;
    if (plans.length === MOST_PLANS) return { plans, isCut: true };
    seen.add(key);
    const plan = planCall(tenant, next.leg, now, platform);
    const number = plans.length + 1;
    plans.push({ ...next, number, plan });
    for (const { when, transfer } of transfersIn(plan.steps)) {
      waiting.push({ leg: legAfter(next.leg, transfer), because: { plan: number, when } });
    }
  }
  return { plans, isCut: false };
}

/** The leg as an engine has it planned anew after a transfer. */
export function legAfter({ entry: _, ...leg }: Leg, { destination, history }: TransferStep): Leg {
  return { ...leg, dialled: destination, history };
}

interface Found {
  readonly when: string;
  readonly transfer: TransferStep;
}

/** Every transfer within the steps, however deep, with the names of the branches that lead to it. */
function transfersIn(steps: readonly Step[]): Found[] {
  const found: Found[] = [];
  for (const step of steps) search(step, [], found);
  return found;
}

function search(value: unknown, path: readonly string[], found: Found[]): void {
  if (Array.isArray(value)) {
    for (const item of value) search(item, path, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (isTransfer(value)) {
    found.push({ when: path.length === 0 ? value.reason : path.join(', '), transfer: value });
    return;
  }
  const name: unknown = Reflect.get(value, 'step');
  const here = typeof name === 'string' ? [...path, name] : path;
  for (const [key, inner] of Object.entries(value)) {
    // What people write into the nodes of a flow is none of the plan's.
    if (key === 'flow') continue;
    search(inner, isBranch(key) ? [...here, key] : here, found);
  }
}

/** Names of data that all steps have say nothing of when. */
function isBranch(key: string): boolean {
  return !['otherwise', 'steps', 'step', 'turns', 'attempts', 'target'].includes(key) && !/^[0-9]+$/.test(key);
}

function isTransfer(value: object): value is TransferStep {
  return Reflect.get(value, 'step') === 'transfer';
}
