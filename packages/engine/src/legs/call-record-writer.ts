import type { EndpointStats } from '@strowger/rtp';
import type { CallRecord, MediaStatistics } from '@strowger/switch';
import type { Leg } from './leg.ts';
import type { Ending } from './leg-state.ts';
import { agentOf, isUnserved, waitMsOf } from './queue-part.ts';

/** The raw record of a leg that ends this way at `endedAt` (contract 40 A1, A2). */
export function recordOf(leg: Leg, ending: Ending, endedAt: number): CallRecord {
  const { profile, counters } = leg;
  const codec = codecOf(leg);
  return {
    call_id: leg.uuid,
    leg: leg.kind,
    originating_leg_uuid: leg.originatingUuid,
    bridge_uuid: profile.bridgeUuid,
    sip_call_id: leg.sipCallId,
    tenant_id: profile.tenantId,
    domain_uuid: profile.domainUuid,
    domain: profile.domainName,
    extension_uuid: profile.extensionUuid ?? profile.takenBy?.extensionUuid ?? null,
    extension: profile.takenBy?.extension ?? profile.extension,
    context: profile.domainName,
    direction: profile.direction,
    caller_id_name: profile.callerName,
    caller_number: profile.callerNumber,
    source_number: profile.callerNumber,
    caller_destination: profile.dialled,
    destination: profile.destination,
    accountcode: profile.accountcode,
    remote_ip: leg.remoteIp,
    remote_media_ip: counters?.remote?.address ?? leg.media?.remote?.address ?? '',
    last_app: profile.application,
    last_arg: profile.applicationArgument,
    read_codec: counters?.codec ?? codec,
    write_codec: codec,
    pdd_ms: leg.progressAt === null ? null : leg.progressAt - leg.startedAt,
    mos: counters?.mos ?? null,
    media: counters === null ? null : statisticsOf(counters),
    start_time: leg.startedAt,
    answer_time: leg.answeredAt,
    end_time: endedAt,
    hold_ms: leg.holdClock.elapsed(endedAt),
    wait_ms: waitMsOf(profile.queue, endedAt),
    hangup_cause: ending.cause,
    sip_hangup_disposition: ending.disposition,
    missed_call: isMissed(leg, ending),
    block_reason: profile.blockReason,
    ring_group_uuid: profile.ringGroupUuid,
    ivr_menu_uuid: profile.menuUuid,
    conference_name: profile.conferenceName,
    call_center_queue_uuid: profile.queue?.queueUuid ?? null,
    cc_side: profile.queue?.side ?? null,
    cc_agent: agentOf(profile.queue),
    provider_id: (profile.trunk ?? profile.broughtBy)?.providerId ?? null,
    gateway_uuid: (profile.trunk ?? profile.broughtBy)?.gatewayUuid ?? null,
    route_id: profile.trunk?.routeId ?? null,
    destination_id: profile.trunk?.destinationId ?? null,
    rated_number: profile.trunk?.ratedNumber ?? null,
    emergency: profile.trunk?.emergency ?? false,
    recorded: profile.recorded,
  };
}

/** The codec in use, as the records and the realtime view name it. */
export function codecOf(leg: Leg): string {
  return leg.media?.settled?.codecs[0]?.name ?? '';
}

/** The counters of a leg's media as its record carries them. */
export function statisticsOf(counters: EndpointStats): MediaStatistics {
  return {
    packets_received: counters.packetsReceived,
    packets_sent: counters.packetsSent,
    packets_lost: counters.lost,
    jitter_ms: counters.jitterMs,
    round_trip_ms: counters.roundTripMs,
    mos: counters.mos,
  };
}

/** Contract 40 A3: flagged, not served by a queue, or an inbound caller who gave up; never a fork that lost or timed out. */
function isMissed(leg: Leg, ending: Ending): boolean {
  if (leg.profile.missed || isUnserved(leg.profile.queue)) return true;
  return leg.kind === 'a' && leg.profile.direction === 'inbound' && ending.cause === 'ORIGINATOR_CANCEL';
}
