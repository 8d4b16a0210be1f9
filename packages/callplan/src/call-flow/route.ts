import type { Call, RouteOutcome } from '../call.ts';
import { said } from '../decision/decision.ts';
import { parseAppDestination } from '../destination.ts';
import { toggleCallFlow } from '../feature-code/call-flow-code.ts';
import { notAvailable, onward } from '../onward.ts';

/** Call flows (contract 20 §0.10 step 11, §9.2): the way of the present state. One that is disabled is skipped. */
export function routeByCallFlow(call: Call): RouteOutcome | null {
  const owner = call.tenant.numbers.get(call.dialled);
  const flow = owner?.kind === 'call_flow' ? call.tenant.callFlows.get(owner.uuid) : undefined;
  if (flow === undefined) return null;
  if (!flow.enabled) {
    call.decide('call_flow_off', { name: flow.name });
    return null;
  }
  if (flow.hasPin && flow.featureCode === '' && call.caller !== null) {
    return { handledBy: { kind: 'call_flow', uuid: flow.uuid }, steps: toggleCallFlow(call, flow) };
  }
  const { app, data } = flow.isNormal ? flow.normal : flow.alternate;
  const who = said(flow.isNormal ? 'who_call_flow_normal' : 'who_call_flow_alternate', { name: flow.name });
  const destination = parseAppDestination(app, data);
  const isNowhere = destination.ok && destination.value.kind === 'nothing';
  const steps = isNowhere ? notAvailable(call, who) : onward(call, destination, who);
  return { handledBy: { kind: 'call_flow', uuid: flow.uuid }, steps };
}
