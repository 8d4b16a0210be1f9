import { isIPv6 } from 'node:net';
import type { CallTrace, TracedAddress, TracedLeg, TracedMessage } from '@strowger/switch';
import type { Static } from 'typebox';
import type { CallTraceReply } from './schema.ts';

type Reply = Static<typeof CallTraceReply>;

export function presentCallTrace(trace: CallTrace): Reply {
  return {
    call_id: trace.callId,
    tenant_id: trace.tenantId,
    messages_left_out: trace.messagesLeftOut,
    legs: trace.legs.map(presentLeg),
    messages: trace.messages.map(presentMessage),
  };
}

function presentLeg(leg: TracedLeg): Reply['legs'][number] {
  return {
    uuid: leg.uuid,
    leg: leg.leg,
    extension_uuid: leg.extensionUuid,
    extension: leg.extension,
    caller_number: leg.callerNumber,
    destination: leg.destination,
    start_time: timeOf(leg.startedAt),
    answer_time: leg.answeredAt === null ? null : timeOf(leg.answeredAt),
    end_time: leg.endedAt === null ? null : timeOf(leg.endedAt),
    hangup_cause: leg.hangupCause,
    codec: leg.codec,
    remote_media_ip: leg.remoteMediaAddress,
    media: leg.media,
  };
}

function presentMessage(message: TracedMessage): Reply['messages'][number] {
  return {
    time: timeOf(message.at),
    direction: message.direction,
    transport: message.transport,
    source: placeOf(message.source),
    destination: placeOf(message.destination),
    method: message.method,
    status: message.status,
    reason: message.reason,
    sip_call_id: message.sipCallId,
    leg_uuid: message.legUuid,
    raw: Buffer.from(message.payload).toString('utf8'),
  };
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}

function placeOf({ address, port }: TracedAddress): string {
  return isIPv6(address) ? `[${address}]:${port}` : `${address}:${port}`;
}
