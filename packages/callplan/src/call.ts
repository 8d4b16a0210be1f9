import type { ExtensionConfiguration, TenantConfiguration } from './configuration.ts';
import { type Decision, type DecisionCode, said, type ValuesOf } from './decision/decision.ts';
import { normaliseDialled } from './dialled.ts';
import type { PlatformNumbers } from './inbound-route/platform-numbers.ts';
import type { Leg } from './leg.ts';
import type { OnBehalf } from './outbound/outside-caller.ts';
import { quote } from './parsed.ts';
import type { CallPlan, Step } from './plan.ts';

/** One call being planned: what every route reads. */
export interface Call {
  readonly tenant: TenantConfiguration;
  readonly leg: Leg;
  readonly now: Date;
  readonly platform: PlatformNumbers;
  /** The dialled number after normalisation. */
  readonly dialled: string;
  readonly direction: CallPlan['direction'];
  /** The calling extension; null for a caller outside and for one that is no more. */
  readonly caller: ExtensionConfiguration | null;
  /** Numbers and uuids of the objects whose members are being looked for: none is looked for inside itself. */
  readonly within: readonly string[];
  /** Whose call it is where it leaves the tenant; absent: that of who dialled or forwarded it. */
  readonly behalf?: OnBehalf;
  /** The steps of the same caller's call to another number: what a member of a group is, for instance. */
  planned(number: string, within: readonly string[], behalf?: OnBehalf): readonly Step[];
  /** Notes a rule that decided, for the route simulator. */
  decide<Code extends DecisionCode>(code: Code, ...values: ValuesOf<Code>): void;
}

/** Where a call goes: what a route answers when the call is its own. */
export interface RouteOutcome {
  readonly handledBy: CallPlan['handledBy'];
  readonly steps: readonly Step[];
  /** Where the way it goes makes it one: it leaves the tenant. */
  readonly direction?: 'outbound';
  readonly detectsFax?: true;
}

/** One line of contract 20 §0.10: takes the call, or leaves it to the next line with null. */
export type Route = (call: Call) => RouteOutcome | null;

/**
 * @param decisions receives what is noted by `decide`
 * @param route resolves the number of a call
 */
export function openCall(
  tenant: TenantConfiguration,
  leg: Leg,
  now: Date,
  platform: PlatformNumbers,
  decisions: Decision[],
  route: (call: Call) => RouteOutcome,
): Call {
  const { caller } = leg;
  const planned = new Map<string, readonly Step[]>();
  const call: Call = {
    tenant,
    leg,
    now,
    platform,
    dialled: normaliseDialled(leg.dialled),
    direction: caller.kind === 'outside' && leg.program === undefined ? 'inbound' : 'local',
    caller: callingExtension(tenant, leg),
    within: [],
    planned(number, within, behalf) {
      const key = behalf === undefined ? number : JSON.stringify([number, behalf.extension?.uuid, behalf.callerId]);
      const known = planned.get(key);
      if (known !== undefined) return known;
      const whose = behalf === undefined ? {} : { behalf };
      const inside = { ...call, ...whose, dialled: number, leg: { ...leg, dialled: number }, within, decide: () => {} };
      const { steps } = route(inside);
      planned.set(key, steps);
      return steps;
    },
    decide: (code, ...values) => decisions.push(said(code, ...values)),
  };
  return call;
}

function callingExtension(tenant: TenantConfiguration, { caller, program }: Leg): ExtensionConfiguration | null {
  const uuid = caller.kind === 'outside' ? (program?.extensionUuid ?? null) : caller.extensionUuid;
  return uuid === null ? null : (tenant.extensions.get(uuid) ?? null);
}

/** The dialled number as decisions show it: plain when it is a number, else quoted. */
export function shownNumber(dialled: string): string {
  return /^[0-9*#+]{1,24}$/.test(dialled) ? dialled : quote(dialled);
}

/** The extension that carries a number or alias of the tenant, whatever its state. */
export function extensionWithNumber(tenant: TenantConfiguration, number: string): ExtensionConfiguration | null {
  const owner = tenant.numbers.get(number);
  return owner?.kind === 'extension' ? (tenant.extensions.get(owner.uuid) ?? null) : null;
}

/** The outcome of a call that nothing serves. */
export function ended(...steps: readonly Step[]): RouteOutcome {
  return { handledBy: { kind: 'nothing' }, steps };
}
