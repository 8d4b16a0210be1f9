import { type Call, type RouteOutcome, shownNumber } from '../call.ts';
import { callerIdOutside } from '../caller-id.ts';
import { NO_HISTORY } from '../leg.ts';

/**
 * A DID of this system that another tenant owns: delivered inside, as an inbound call of its owner (contract 20 §0.10 step
 * 14). To the caller it is a call to outside: his outbound blocks come before it.
 */
export function routeToForeignDid(call: Call): RouteOutcome | null {
  const { tenant, dialled, leg, platform } = call;
  const owner = tenant.localDids ? platform.ownerOfDid(dialled) : null;
  if (owner === null || owner.tenantId === tenant.tenantId) return null;
  call.decide('did_of_system', { number: shownNumber(dialled) });
  const { transfers, forwards } = leg.history;
  return {
    handledBy: { kind: 'did', number: owner.number },
    direction: 'outbound',
    steps: [
      {
        step: 'call_did',
        ...owner,
        callerId: leg.withheld === true ? { name: '', number: '' } : callerIdOutside(call),
        history: { ...NO_HISTORY, transfers: transfers + 1, forwards },
      },
    ],
  };
}
