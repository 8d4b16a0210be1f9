import type { Call, RouteOutcome } from '../call.ts';
import type { CallFlowConfiguration } from '../call-flow/configuration.ts';
import type { TenantConfiguration } from '../configuration.ts';
import type { Step } from '../plan.ts';

/** The code of a call flow switches it, whoever of the tenant dials it (contract 20 §9.2). */
export function routeByCallFlowCode(call: Call): RouteOutcome | null {
  const flow = flowsByCode(call.tenant).get(call.dialled);
  if (flow === undefined || call.caller === null) return null;
  if (!flow.enabled) {
    call.decide('call_flow_code_off', { name: flow.name });
    return null;
  }
  return { handledBy: { kind: 'call_flow', uuid: flow.uuid }, steps: toggleCallFlow(call, flow) };
}

/** Switches the flow to its other state, after its PIN where it has one. */
export function toggleCallFlow(call: Call, flow: CallFlowConfiguration): readonly Step[] {
  call.decide(flow.hasPin ? 'call_flow_switched_with_pin' : 'call_flow_switched', { name: flow.name });
  return [
    {
      step: 'toggle_call_flow',
      callFlowUuid: flow.uuid,
      extensionUuid: call.caller?.uuid ?? null,
      hasPin: flow.hasPin,
      sounds: { normal: flow.normal.sound, alternate: flow.alternate.sound },
    },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
}

const FLOWS = new WeakMap<TenantConfiguration['callFlows'], ReadonlyMap<string, CallFlowConfiguration>>();

function flowsByCode({ callFlows }: TenantConfiguration): ReadonlyMap<string, CallFlowConfiguration> {
  const known = FLOWS.get(callFlows);
  if (known !== undefined) return known;
  const withCode = [...callFlows.values()].filter(({ featureCode }) => featureCode !== '');
  const found = new Map(withCode.map((flow) => [flow.featureCode, flow]));
  FLOWS.set(callFlows, found);
  return found;
}
