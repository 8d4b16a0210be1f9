import { hostname } from 'node:os';
import type { Channel, Registration } from '@strowger/switch';
import { formatLocal, type TimeZone } from '../time/zone.ts';

/** The channel row of contract 20 §13.1, in lists and in events. */
export function presentChannel(channel: Channel, where: TimeZone): Record<string, unknown> {
  return {
    uuid: channel.uuid,
    direction: channel.direction,
    created: formatLocal(new Date(channel.createdAt), where),
    created_epoch: Math.floor(channel.createdAt / 1000),
    name: channel.name,
    state: channel.state,
    cid_name: channel.callerName,
    cid_num: channel.callerNumber,
    dest: channel.destination,
    application: channel.application,
    read_codec: channel.readCodec,
    write_codec: channel.writeCodec,
    callstate: channel.callState,
    secure: channel.secure,
    ip_addr: channel.address,
    hostname: hostname(),
    bridge_uuid: channel.bridgeUuid,
    extension: channel.extension,
    tenant_id: channel.tenantId,
  };
}

/** The registration row of contract 20 §13.1. The contact itself is nobody's business. */
export function presentRegistration(registration: Registration, contactCount: number): Record<string, unknown> {
  const nat = registration.behindNat ? '-NAT' : '';
  return {
    reg_user: registration.extension,
    realm: registration.domainName,
    expires: Math.floor(registration.expiresAt / 1000),
    network_ip: registration.networkIp,
    network_port: registration.networkPort,
    transport: registration.transport,
    user_agent: registration.userAgent,
    status: `Registered(${registration.transport.toUpperCase()}${nat})`,
    hostname: hostname(),
    contact_count: contactCount,
    ping_ms: registration.pingMs,
  };
}
