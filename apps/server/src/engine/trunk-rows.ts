import { createHmac } from 'node:crypto';
import type { Trx } from '@strowger/db';
import type { TrunkConfiguration, TrunkSrtp } from '@strowger/switch';
import { SERVICE } from '../features/programs/services.ts';
import type { Vault } from '../secrets/vault.ts';

const PASSWORD_CONTEXT = 'providers.password';
const TOKEN_CHARACTERS = 20;
/** Codecs that no voice call is carried in. */
const NOT_VOICE: ReadonlySet<string> = new Set(['T38']);
const DEFAULT_CODECS = ['PCMU', 'PCMA', 'OPUS', 'G722'];

/**
 * Every active SIP provider that a machine of this name loads (contract 30 §2.1), defaults filled in. One whose password
 * was sealed under another key has none.
 */
export async function readTrunks(trx: Trx, vault: Vault, hostname: string): Promise<TrunkConfiguration[]> {
  const rows = await activeProviders(trx);
  return rows.filter((row) => row.hostname === '' || row.hostname === hostname).map((row) => trunkOf(row, vault));
}

type ProviderRow = Awaited<ReturnType<typeof activeProviders>>[number];

function activeProviders(trx: Trx) {
  return trx
    .selectFrom('providers')
    .leftJoin('domains', 'domains.domain_name', 'providers.context')
    .selectAll('providers')
    .select('domains.tenant_id as context_tenant_id')
    .where('type', '=', 'sip')
    .where('active', '=', true)
    .orderBy('provider_id')
    .execute();
}

function trunkOf(row: ProviderRow, vault: Vault): TrunkConfiguration {
  const { provider_id: providerId, username, host } = row;
  const transport =
    row.register_transport === 'tcp' || row.register_transport === 'tls' ? row.register_transport : 'udp';
  return {
    providerId,
    name: row.name,
    tenantId: row.tenant_id,
    // A tenant's own provider brings calls for nobody else, whatever its context says.
    callsFor: row.tenant_id ?? row.context_tenant_id,
    nodeId: row.node_id,
    gatewayUuid: row.fpbx_gateway_uuid,
    host: host.trim(),
    port: row.port,
    transport,
    srtp: srtpOf(row.settings, transport),
    tlsVerify: row.tls_verify,
    tlsCa: row.tls_ca,
    username,
    password: openedPassword(row.password, vault),
    authUsername: row.auth_username || username,
    realm: row.realm,
    fromUser: row.from_user || username,
    fromDomain: row.from_domain || host.trim(),
    proxy: row.proxy.trim(),
    outboundProxy: row.outbound_proxy.trim(),
    registerProxy: row.register_proxy.trim(),
    register: row.register,
    contactUser: row.extension || username,
    contactToken: contactToken(vault, row.fpbx_gateway_uuid),
    contactParams: row.contact_params,
    distinctTo: row.distinct_to,
    expireSeconds: row.expire_seconds,
    retrySeconds: row.retry_seconds,
    pingSeconds: row.ping ?? 0,
    pingMissed: Math.max(row.ping_min ?? 1, 1),
    pingGood: Math.max(row.ping_max ?? 1, 1),
    contactInPing: row.contact_in_ping,
    callerIdInFrom: row.caller_id_in_from,
    callerHeader: row.sip_cid_type === 'pid' || row.sip_cid_type === 'rpid' ? row.sip_cid_type : 'none',
    codecs: codecsOf(row.codec_prefs),
    t38: t38Of(row),
    channels: row.channels,
  };
}

function openedPassword(sealed: string | null, vault: Vault): string {
  if (sealed === null) return '';
  try {
    return vault.open(sealed, PASSWORD_CONTEXT);
  } catch {
    return '';
  }
}

/** The same after a restart, so that a registration is renewed and not doubled; unknown to everybody but the provider. */
function contactToken(vault: Vault, gatewayUuid: string): string {
  return createHmac('sha256', vault.keyFor('trunk contacts'))
    .update(gatewayUuid)
    .digest('hex')
    .slice(0, TOKEN_CHARACTERS);
}

function codecsOf(preferences: string): readonly string[] {
  const voice = namesOf(preferences).filter((name) => !NOT_VOICE.has(name));
  return voice.length === 0 ? DEFAULT_CODECS : voice;
}

function namesOf(preferences: string): string[] {
  const names = preferences.split(',').map((name) => name.trim().toUpperCase());
  return names.filter((name) => name !== '');
}

/** Taken by providers of fax, and by others whose codecs name it; asked for where the settings say `fax_t38=true`. */
function t38Of({ codec_prefs, service_flag, settings }: ProviderRow): TrunkConfiguration['t38'] {
  switch (lineOf(settings, 'fax_t38')) {
    case 'true':
    case '1':
      return 'request';
    case 'false':
    case '0':
      return 'refuse';
  }
  const isNamed = namesOf(codec_prefs).includes('T38');
  return isNamed || (service_flag & SERVICE.fax) !== 0 ? 'accept' : 'refuse';
}

/** The value of the line `name=…` of a provider's settings, in small letters. */
function lineOf(settings: string, name: string): string | undefined {
  return new RegExp(`^\\s*${name}\\s*=\\s*(\\S+)\\s*$`, 'm').exec(settings)?.[1]?.toLowerCase();
}

/** The line `rtp_secure_media=…` of the provider's settings; without one, media is protected where signalling is. */
function srtpOf(settings: string, transport: TrunkConfiguration['transport']): TrunkSrtp {
  switch (lineOf(settings, 'rtp_secure_media')) {
    case 'mandatory':
    case 'true':
      return 'mandatory';
    case 'optional':
      return 'optional';
    case 'forbidden':
    case 'false':
      return 'off';
    default:
      return transport === 'tls' ? 'optional' : 'off';
  }
}
