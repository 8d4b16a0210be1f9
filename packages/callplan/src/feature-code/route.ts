import type { Call, RouteOutcome } from '../call.ts';
import { afterTransfer } from '../history.ts';
import type { Step } from '../plan.ts';
import { routeByCallFlowCode } from './call-flow-code.ts';
import { notAuthorised } from './feature.ts';
import { FEATURES } from './features.ts';
import { isInService } from './in-service.ts';
import { codeWithDigits, type DialledCode, exactCode } from './match-code.ts';

/** Feature codes and codes of call flows: exact before pattern, longest pattern first (contract 20 §0.10 step 4). */
export function routeByFeatureCode(call: Call): RouteOutcome | null {
  const { dialled } = call;
  if (!dialled.startsWith('*') && dialled !== '0') return null;
  const exact = exactCode(dialled);
  if (exact !== null) return carryOut(call, exact);
  const byFlow = routeByCallFlowCode(call);
  if (byFlow !== null) return byFlow;
  const found = codeWithDigits(dialled);
  return found === null ? null : carryOut(call, found);
}

function carryOut(call: Call, dialled: DialledCode): RouteOutcome {
  const { code } = dialled;
  return { handledBy: { kind: 'feature', code: code.code }, steps: stepsOf(call, dialled) };
}

function stepsOf(call: Call, { code, digits }: DialledCode): readonly Step[] {
  const feature = FEATURES[code.name];
  if (feature === undefined || !isInService(code, call.tenant)) {
    call.decide('code_off', { code: code.code, feature: code.name });
    return [{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }];
  }
  call.decide('code_is', { code: code.code, feature: code.name });
  if (code.isProtected && call.caller?.mayUseProtectedCodes !== true) return notAuthorised(call);
  if (code.parameter === null || digits !== '') return feature(call, digits);
  call.decide('code_asks', { code: code.code });
  const history = afterTransfer(call.leg.history, null);
  return [
    { step: 'dial_on', code: code.code, wants: code.parameter.kind, history },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
}
