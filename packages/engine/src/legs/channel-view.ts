import type { Channel } from '@strowger/switch';
import { codecOf } from './call-record-writer.ts';
import type { Leg } from './leg.ts';
import { callStateOf, type LegState } from './leg-state.ts';

/** A leg as the realtime view shows it (contract 20 §13.1). */
export function channelOf(leg: Leg): Channel {
  const { profile } = leg;
  const codec = codecOf(leg);
  const party = profile.extension === '' ? profile.callerNumber : profile.extension;
  return {
    uuid: leg.uuid,
    leg: leg.kind,
    tenantId: profile.tenantId ?? 0,
    domainName: profile.domainName,
    direction: profile.direction ?? 'local',
    createdAt: leg.startedAt,
    answeredAt: leg.answeredAt,
    name: `sofia/internal/${party}@${profile.domainName}`,
    state: stateNameOf(leg.state, profile.bridgeUuid !== null),
    callState: callStateOf(leg.state),
    callerName: profile.callerName,
    callerNumber: profile.callerNumber,
    destination: profile.destination,
    application: profile.application,
    readCodec: codec,
    writeCodec: codec,
    secure: leg.media?.secure ?? '',
    address: leg.remoteIp,
    bridgeUuid: profile.bridgeUuid,
    extensionUuid: profile.extensionUuid,
    extension: profile.extension,
  };
}

function stateNameOf(state: LegState, bridged: boolean): string {
  if (state.at === 'ended') return 'CS_HANGUP';
  if (state.at !== 'answered') return 'CS_ROUTING';
  return bridged ? 'CS_EXCHANGE_MEDIA' : 'CS_EXECUTE';
}
