import { accountCode } from '../account-code.ts';
import { type Call, type RouteOutcome, shownNumber } from '../call.ts';
import { VOICE } from './configuration.ts';
import { candidateOf, wayOver } from './find-ways.ts';
import { type OutboundIndex, outboundIndex } from './outbound-index.ts';
import { divertedBy, emergencyChoices, onBehalfOfCaller } from './outside-caller.ts';
import { type OutsideNumber, outsideNumber } from './outside-number.ts';
import type { DialCandidate } from './plan.ts';
import type { CallerChoices } from './presented-caller.ts';
import { dial } from './route.ts';
import { selectRoutes } from './select-routes.ts';
import { selectRow } from './select-row.ts';

/** Whether a number is one of the tenant's for emergencies. */
export function isEmergencyNumber(tenant: Call['tenant'], dialled: string): boolean {
  return tenant.emergencyNumbers.has(dialled);
}

/**
 * Emergency numbers, before everything else: nothing blocks, limits or charges them (contract 30 §5.3 step 0). A caller
 * outside dials the tenant's DIDs, not his emergency numbers.
 */
export function routeEmergency(call: Call): RouteOutcome | null {
  const { tenant, dialled, leg } = call;
  if (!isEmergencyNumber(tenant, dialled) || leg.entry === 'did' || leg.entry === 'fax') return null;
  const number = outsideNumber(dialled, '');
  if (number === null) return null;
  call.decide('emergency_number', { number: shownNumber(dialled) });
  const behalf = onBehalfOfCaller(call);
  const { outbound } = call.platform;
  const choices = emergencyChoices(call, behalf);
  const candidates = outbound === undefined ? [] : waysOf(call, outboundIndex(outbound), number, choices);
  if (candidates.length === 0) call.decide('emergency_without_provider');
  const { extension } = behalf;
  return dial(call, {
    number: number.digits,
    emergency: true,
    extension: extension === null ? null : { uuid: extension.uuid, number: extension.number },
    accountcode: extension?.accountcode || accountCode(call),
    divertedBy: divertedBy(call, behalf),
    candidates,
  });
}

/** A destination of exactly that prefix, else what is dialled on other days, else whatever provider there is. */
function waysOf(
  call: Call,
  index: OutboundIndex,
  number: OutsideNumber,
  choices: CallerChoices,
): readonly DialCandidate[] {
  const { tenantId, routeMode: mode = 'priority' } = call.tenant;
  const exact = index.routesAt(number.digits, tenantId, VOICE, mode);
  if (exact.length > 0) {
    call.decide('emergency_by_destination', { destination: number.digits });
    return exact.map((over) => candidateOf(over, number.digits, choices));
  }
  const asDialled = (way: DialCandidate) => ({ ...way, number: number.digits });
  const { chosen } = selectRow(index, { number, tenantId, held: null, isEmergency: true });
  if (chosen !== null) {
    call.decide('emergency_by_dialplan', { name: chosen.over.row.name });
    return chosen.providers.map((provider) => asDialled(wayOver(provider, number.digits, choices)));
  }
  const query = { number, tenantId, service: VOICE, mode, held: null, takesEverything: true };
  const choice = selectRoutes(index, query);
  if (choice.kind === 'routes') {
    call.decide('emergency_by_usual_destination', { destination: choice.prefix });
    return choice.routes.map((over) => asDialled(candidateOf(over, number.digits, choices)));
  }
  const providers = index.providersFor(tenantId, VOICE);
  if (providers.length > 0) call.decide('emergency_over_all');
  return providers.map((provider) => asDialled(wayOver(provider, number.digits, choices)));
}
