/**
 * What `GET /realtime` answers while calls between extensions of a tenant go on and all his phones are logged in
 * (contract 20 §13.1).
 */
export function liveState(tenantId: number, domain: string, calls: number, phones: number) {
  const began = Math.floor(Date.now() / 1000) - calls;
  const channels = Array.from({ length: calls }, (_, n) => callOf(tenantId, domain, began, n)).flat();
  const registrations = Array.from({ length: phones }, (_, n) => phoneOf(domain, began, n));
  return {
    channels,
    registrations,
    gateways: [],
    queues: [],
    channel_count: channels.length,
    registration_count: registrations.length,
  };
}

function callOf(tenantId: number, domain: string, began: number, n: number) {
  const [from, to] = [String(10_000 + 2 * n), String(10_001 + 2 * n)];
  const [one, other] = [`a0000000-0000-4000-8000-${pad(n)}`, `b0000000-0000-4000-8000-${pad(n)}`];
  const leg = (uuid: string, extension: string, application: string, peer: string) => ({
    uuid,
    direction: 'local',
    created: '2026-01-01 09:00:00',
    created_epoch: began + n,
    name: `sofia/internal/${extension}@${domain}`,
    state: 'CS_EXECUTE',
    cid_name: `Name of ${from}`,
    cid_num: from,
    dest: to,
    application,
    read_codec: 'PCMA',
    write_codec: 'PCMA',
    callstate: 'ACTIVE',
    secure: '',
    ip_addr: '192.0.2.1',
    hostname: 'bench',
    bridge_uuid: peer,
    extension,
    tenant_id: tenantId,
  });
  return [leg(one, from, 'bridge', other), leg(other, to, '', one)];
}

function phoneOf(domain: string, began: number, n: number) {
  return {
    reg_user: String(10_000 + n),
    realm: domain,
    expires: began + 3600,
    network_ip: `192.0.2.${n % 250}`,
    network_port: 20_000 + (n % 40_000),
    transport: 'udp',
    user_agent: 'Bench phone 1.0',
    status: 'Registered(UDP)',
    hostname: 'bench',
    contact_count: 1,
    ping_ms: null,
  };
}

const pad = (n: number) => String(n).padStart(12, '0');
