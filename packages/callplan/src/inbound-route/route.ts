import { type Call, ended, type RouteOutcome, shownNumber } from '../call.ts';
import { outboundCallerId } from '../caller-id.ts';
import type { TenantConfiguration } from '../configuration.ts';
import { said } from '../decision/decision.ts';
import { parseAppDestination } from '../destination.ts';
import type { InboundProgram, InboundProgramConfiguration } from '../fax/configuration.ts';
import { receiveFax } from '../fax/steps.ts';
import { afterTransfer } from '../history.ts';
import type { CallTraits } from '../leg.ts';
import { onward } from '../onward.ts';
import type { Step } from '../plan.ts';
import type { InboundRouteConfiguration } from './configuration.ts';
import { type DidClaim, DidIndex } from './did-index.ts';
import { digitsOf } from './telephone-number.ts';

/**
 * A call from outside comes to a DID: the inbound route with its number decides, else the program of the DID, nothing else
 * (contract 20 §11, 30 §6).
 */
export function routeInbound(call: Call): RouteOutcome | null {
  const { entry } = call.leg;
  if (entry !== 'did' && entry !== 'fax') return null;
  const claim = didsOf(call.tenant).find(call.dialled);
  if (claim === null) return notRouted(call);
  if (entry === 'fax') return receiveDetected(call, claim);
  return claim.by === 'program' ? followProgram(call, claim.answering) : follow(call, claim.route);
}

/** It was heard that a fax calls (contract 20 §11 `destination_fax_detect`). */
function receiveDetected(call: Call, claim: DidOwnClaim): RouteOutcome {
  const receiver = claim.by === 'route' ? claim.route.faxReceiver : undefined;
  if (claim.by === 'program' || receiver === undefined) return notRouted(call);
  call.decide('fax_detected', { number: shownNumber(call.dialled) });
  return { handledBy: { kind: 'inbound_route', uuid: claim.route.uuid }, steps: receiveFax(receiver) };
}

/** One of the tenant's own DIDs dialled from inside: delivered as if it came from outside (contract 20 §0.10 step 14). */
export function routeToOwnDid(call: Call): RouteOutcome | null {
  const claim = call.tenant.localDids ? didsOf(call.tenant).findExact(call.dialled) : null;
  if (claim === null) return null;
  call.decide('did_of_system', { number: shownNumber(call.dialled) });
  if (claim.by === 'program') return followProgram(call, claim.answering);
  return follow(call, claim.route, shownOutside(call));
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
  const detects = route.faxReceiver !== undefined && leg.entry === 'did' ? { detectsFax: true as const } : {};
  return {
    handledBy,
    steps: onward({ ...call, leg: { ...leg, history } }, parseAppDestination(app, data), who),
    ...detects,
  };
}

function followProgram(call: Call, { number, enabled, program }: InboundProgramConfiguration): RouteOutcome {
  const handledBy = { kind: 'did', number } as const;
  if (!enabled) {
    call.decide('inbound_route_off', { number });
    return { handledBy, steps: [{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }] };
  }
  call.decide('did_program_answers', { number });
  return { handledBy, steps: stepsOfProgram(call, program) };
}

function stepsOfProgram(call: Call, program: InboundProgram): readonly Step[] {
  switch (program.kind) {
    case 'receive_fax':
      return receiveFax({ kind: 'program', programId: program.programId });
    case 'flow':
      return [
        { step: 'walk_flow', flow: program.flow },
        { step: 'hangup', cause: 'NORMAL_CLEARING' },
      ];
    case 'forward': {
      const extension = call.tenant.extensions.get(program.extensionUuid);
      if (extension === undefined) return [{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }];
      const history = afterTransfer(call.leg.history, null);
      return [{ step: 'transfer', destination: extension.number, reason: 'transfer', history, by: null }];
    }
  }
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

/** Who has a number of the tenant: an inbound route, or the program of a DID that no route names. */
type DidOwnClaim = DidClaim &
  (
    | { readonly by: 'route'; readonly route: InboundRouteConfiguration }
    | { readonly by: 'program'; readonly answering: InboundProgramConfiguration }
  );

const INDEXES = new WeakMap<TenantConfiguration['inboundRoutes'], Known>();

interface Known {
  readonly programs: TenantConfiguration['inboundPrograms'];
  readonly index: DidIndex<DidOwnClaim>;
}

function didsOf({ inboundRoutes, inboundPrograms }: TenantConfiguration): DidIndex<DidOwnClaim> {
  const known = INDEXES.get(inboundRoutes);
  if (known !== undefined && known.programs === inboundPrograms) return known.index;
  const routed = new Set(inboundRoutes.filter(({ regex }) => regex === '').map(({ number }) => digitsOf(number)));
  const index = new DidIndex<DidOwnClaim>([
    ...inboundPrograms
      .filter(({ number }) => !routed.has(digitsOf(number)))
      .map(
        (answering) =>
          ({ by: 'program', number: answering.number, regex: '', enabled: answering.enabled, answering }) as const,
      ),
    ...inboundRoutes.map(
      (route) => ({ by: 'route', number: route.number, regex: route.regex, enabled: route.enabled, route }) as const,
    ),
  ]);
  INDEXES.set(inboundRoutes, { programs: inboundPrograms, index });
  return index;
}
