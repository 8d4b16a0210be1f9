import type { ClockChange } from '../../clock/zone-clock.ts';
import { type DeviceConfiguration, type Line, lineSlots, splitHost } from '../../configuration.ts';
import { type Codec, codecsOf, resyncSeconds, type Variables } from '../../variables.ts';
import { textElement, type XmlElement } from '../../write/xml.ts';
import { snomZone } from './zone-name.ts';

/** People may change it, the next configuration does not overwrite that. */
const OPEN = { perm: 'RW' };
/** As we say. */
const CLOSED = { perm: 'R' };

const CODECS: readonly Codec[] = ['opus', 'g722', 'pcmu', 'pcma', 'g729'];

/** `user_…` of each identity; one without a line is switched off. */
export function identitySettings(device: DeviceConfiguration, count: number): XmlElement[] {
  return lineSlots(device, count).flatMap(({ number, line }) => {
    const values = line === null ? NO_IDENTITY : identity(line, device.variables);
    return Object.entries(values).map(([name, text]) => textElement(name, text, { idx: String(number), ...CLOSED }));
  });
}

const NO_IDENTITY = { user_active: 'off', user_name: '', user_pass: '', user_host: '' };

function identity(line: Line, variables: Variables): Readonly<Record<string, string>> {
  const isNamedOnly = line.transport === 'dns srv';
  const hasPort = splitHost(line.server).port !== null;
  const server = isNamedOnly || hasPort ? line.server : `${line.server}:${line.port}`;
  return {
    user_active: 'on',
    user_realname: line.displayName,
    user_idle_text: line.label,
    user_name: line.userId,
    user_pname: line.authId,
    user_pass: line.password,
    user_host: server,
    user_outbound: isNamedOnly ? (line.outboundProxy ?? '') : outbound(line.outboundProxy ?? line.server, line),
    user_failover_identity: 'none',
    user_expiry: String(line.registerSeconds),
    user_mailbox: variables.voicemail_number,
    user_srtp: variables.srtp === 'off' ? 'off' : 'on',
    user_savp: variables.srtp === 'required' ? 'mandatory' : variables.srtp === 'optional' ? 'optional' : 'off',
    user_shared_line: line.shared ? 'on' : 'off',
    codec_priority_list: `${codecsOf(variables, CODECS).join(',')},telephone-event`,
    keepalive_interval: '20',
    user_dtmf_info: 'off',
    stun_server: variables.stun_server,
  };
}

function outbound(address: string, { port, transport }: Line): string {
  const { host, port: named } = splitHost(address);
  return `${host}:${named ?? port};transport=${transport}`;
}

/** Settings of the phone itself. */
export function deviceSettings(device: DeviceConfiguration): XmlElement[] {
  const { variables, provisioningUrl } = device;
  const values: Readonly<Record<string, string>> = {
    setting_server: `${provisioningUrl}/{mac}`,
    settings_refresh_timer: String(resyncSeconds(device)),
    update_policy: variables.firmware_url === '' ? 'settings_only' : 'auto_update',
    firmware: variables.firmware_url,
    http_client_user: variables.http_auth_username,
    http_client_pass: variables.http_auth_password,
    http_user: variables.admin_name,
    http_pass: variables.admin_password,
    admin_mode: 'off',
    admin_mode_password: variables.admin_password,
    admin_mode_password_confirm: variables.admin_password,
    ntp_server: variables.ntp_server_primary,
    ...clockSettings(device),
    language: variables.language,
    phone_name: device.label,
    challenge_checksync: 'off',
    challenge_reboot: 'off',
    dns_server1: variables.dns_server_primary,
    dns_server2: variables.dns_server_secondary,
    vlan_id: variables.vlan_id,
    codec_tos: String(Number(variables.dscp_media) * 4),
    sip_tos: String(Number(variables.dscp_signalling) * 4),
    pickup_code: variables.pickup_prefix,
  };
  return Object.entries(values).map(([name, text]) => textElement(name, text, OPEN));
}

function clockSettings({ clock }: DeviceConfiguration): Readonly<Record<string, string>> {
  const zone = snomZone(clock);
  const scheme = { tone_scheme: zone?.country ?? 'USA' };
  if (zone) return { ...scheme, timezone: zone.name };
  const sign = clock.offset < 0 ? '-' : '+';
  return {
    ...scheme,
    timezone: '',
    utc_offset: `${sign}${Math.abs(clock.offset)}`,
    dst: clock.saving
      ? `${clock.saving.seconds} ${changeText(clock.saving.start)} ${changeText(clock.saving.end)}`
      : '',
  };
}

/** `mm.ww.dd hh:mm:ss`; Sunday is 07. */
function changeText({ month, week, weekday, hour, minute }: ClockChange): string {
  const [mm, ww, dd, hh, min] = [month, week, weekday === 0 ? 7 : weekday, hour, minute].map((n) =>
    String(n).padStart(2, '0'),
  );
  return `${mm}.${ww}.${dd} ${hh}:${min}:00`;
}
