import type { CallerId, ExtensionConfiguration } from '@strowger/callplan';
import type { Clock } from '@strowger/sip';
import type { Call } from '../calls/call.ts';
import type { Calls } from '../calls/calls.ts';
import { partyShown } from '../calls/party.ts';
import { InboundLeg } from '../legs/inbound-leg.ts';
import type { Leg } from '../legs/leg.ts';
import type { Locations } from '../registration/locations.ts';
import type { LampCall, LampSource } from './lamp.ts';
import { extensionNumbered } from './lamp-name.ts';

/** Numbers that stand for a caller who is withheld. */
const NOBODY = new Set(['', 'anonymous']);

/** The lamp of an extension: its calls, and whether it can be called. */
export function extensionLamp(calls: Calls, locations: Locations, clock: Clock): LampSource {
  return {
    look(tenant, name) {
      const extension = extensionNumbered(tenant, name);
      if (extension === null || !extension.enabled) return null;
      return {
        shows: 'calls',
        calls: callsOf(calls, extension),
        isRegistered: locations.live(extension.uuid, clock.now()).length > 0,
        doNotDisturb: extension.doNotDisturb,
      };
    },
  };
}

/** The live calls that the phones of an extension take part in. */
export function callsOf(calls: Calls, { uuid }: Pick<ExtensionConfiguration, 'uuid'>): LampCall[] {
  const found: LampCall[] = [];
  for (const { call, leg } of calls.legs()) {
    const state = stateOf(leg);
    if (leg.profile.extensionUuid !== uuid || state === null) continue;
    const direction = leg instanceof InboundLeg ? 'initiator' : 'recipient';
    found.push({ id: leg.uuid, direction, state, remote: remoteOf(call, leg, calls) });
  }
  return found;
}

function stateOf({ state }: Leg): LampCall['state'] | null {
  switch (state.at) {
    case 'trying':
      return 'trying';
    case 'ringing':
    case 'early':
      return 'early';
    case 'answered':
      return 'confirmed';
    case 'ended':
      return null;
  }
}

/** Whom the leg's phone talks to, calls or is called by, as far as that party may be named. */
function remoteOf(call: Call, leg: Leg, calls: Calls): CallerId | null {
  const partner = call.partnerOf(leg);
  if (partner !== null) return named(partyShown(partner));
  if (leg instanceof InboundLeg) return { name: '', number: leg.profile.dialled };
  const caller = leg.originatingUuid === null ? null : callerOf(call, leg.originatingUuid, calls);
  if (caller?.profile.withheld) return null;
  return named({ name: leg.profile.callerName, number: leg.profile.callerNumber });
}

function callerOf(call: Call, uuid: string, calls: Calls): Leg | null {
  for (const leg of call.legs) if (leg.uuid === uuid) return leg;
  return calls.find(uuid)?.leg ?? null;
}

function named(party: CallerId): CallerId | null {
  return NOBODY.has(party.number) ? null : party;
}
