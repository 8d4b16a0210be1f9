import { type Call, ended, type RouteOutcome, shownNumber } from '../call.ts';
import { outboundCallerId } from '../caller-id.ts';
import type { TenantConfiguration } from '../configuration.ts';
import { said } from '../decision/decision.ts';
import { parseAppDestination } from '../destination.ts';
import type { CallTraits } from '../leg.ts';
import { onward } from '../onward.ts';
import type { InboundRouteConfiguration } from './configuration.ts';
import { DidIndex } from './did-index.ts';

/** A call from outside comes to a DID: the inbound route with its number decides, nothing else (contract 20 §11). */
export function routeInbound(call: Call): RouteOutcome | null {
  if (call.leg.entry !== 'did') return null;
  const route = didsOf(call.tenant).find(call.dialled);
  return route === null ? notRouted(call) : follow(call, route);
}

/** One of the tenant's own DIDs dialled from inside: delivered as if it came from outside (contract 20 §0.10 step 14). */
export function routeToOwnDid(call: Call): RouteOutcome | null {
  const route = call.tenant.localDids ? didsOf(call.tenant).findExact(call.dialled) : null;
  if (route === null) return null;
  call.decide('did_of_system', { number: shownNumber(call.dialled) });
  return follow(call, route, shownOutside(call));
}

/** Who calls an extension over its DID is seen as from outside, as far as he is set to show anything there. */
function shownOutside(call: Call): CallTraits {
  const { name, number } = outboundCallerId(call);
  return call.caller === null || number === '' ? {} : { callerIdName: name || number, callerIdNumber: number };
}

/** @param caller what the call carries beside what the route gives it */
function follow(call: Call, route: InboundRouteConfiguration, caller: CallTraits = {}): RouteOutcome {
  const { uuid, number, enabled, app, data } = route;
  const handledBy = { kind: 'inbound_route', uuid } as const;
  if (!enabled) {
    call.decide('inbound_route_off', { number });
    return { handledBy, steps: [{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }] };
  }
  const { leg } = call;
  const traits = { ...leg.history.traits, ...caller, ...traitsOf(route) };
  const history = Object.keys(traits).length === 0 ? leg.history : { ...leg.history, traits };
  const who = said('who_inbound_route', { number });
  return { handledBy, steps: onward({ ...call, leg: { ...leg, history } }, parseAppDestination(app, data), who) };
}

function notRouted(call: Call): RouteOutcome {
  call.decide('did_unknown', { number: shownNumber(call.dialled) });
  return ended({ step: 'hangup', cause: 'UNALLOCATED_NUMBER' });
}

/** What the call carries from here on; what the route leaves empty is as it would be anyway. */
function traitsOf(route: InboundRouteConfiguration): CallTraits {
  const { namePrefix, accountcode, holdMusic, ringback, distinctiveRing, records } = route;
  const texts = Object.entries({ namePrefix, accountcode, holdMusic, ringback, distinctiveRing });
  return {
    ...Object.fromEntries(texts.filter(([, text]) => text.trim() !== '')),
    ...(records ? { records: true } : {}),
  };
}

const INDEXES = new WeakMap<TenantConfiguration['inboundRoutes'], DidIndex<InboundRouteConfiguration>>();

function didsOf({ inboundRoutes }: TenantConfiguration): DidIndex<InboundRouteConfiguration> {
  const known = INDEXES.get(inboundRoutes);
  if (known !== undefined) return known;
  const made = new DidIndex(inboundRoutes);
  INDEXES.set(inboundRoutes, made);
  return made;
}
