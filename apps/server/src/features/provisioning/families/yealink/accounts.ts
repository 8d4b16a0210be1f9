import { type DeviceConfiguration, type Line, lineSlots, splitHost } from '../../configuration.ts';
import { type Codec, codecsOf, type Variables } from '../../variables.ts';
import type { Settings } from '../../write/settings-text.ts';
import type { YealinkModel } from './models.ts';

const TRANSPORTS = { udp: 0, tcp: 1, tls: 2, 'dns srv': 3 } as const;
const CODEC_NAMES: readonly (readonly [Codec, string])[] = [
  ['opus', 'opus'],
  ['g722', 'g722'],
  ['pcmu', 'pcmu'],
  ['pcma', 'pcma'],
  ['g729', 'g729'],
];
const SRTP: Readonly<Record<string, number>> = { optional: 1, required: 2 };
const RFC_2833 = 1;

/** `account.N.*`: every place of the phone, those without a line switched off. */
export function accountSettings(device: DeviceConfiguration, { lines, isDect }: YealinkModel): Settings {
  const slots = lineSlots(device, lines).map(({ number, line }) =>
    line === null ? { [`account.${number}.enable`]: 0 } : account(number, line, device.variables, isDect),
  );
  return Object.assign({}, ...slots);
}

function account(number: number, line: Line, variables: Variables, isDect: boolean): Settings {
  const settings: Record<string, string | number> = {
    enable: 1,
    label: line.label,
    display_name: line.displayName,
    auth_name: line.authId,
    user_name: line.userId,
    password: line.password,
    ...server(1, line.server, line),
    ...(line.secondaryServer === null ? {} : server(2, line.secondaryServer, line)),
    ...outboundProxy(line),
    shared_line: line.shared ? 1 : 0,
    'nat.rport': 1,
    'nat.udp_update_enable': 1,
    'nat.udp_update_time': 30,
    'nat.stun_server': variables.stun_server,
    subscribe_mwi: 1,
    'dtmf.type': RFC_2833,
    srtp_encryption: SRTP[variables.srtp] ?? 0,
    ...codecSettings(variables),
  };
  return {
    ...prefixed(`account.${number}.`, settings),
    [`voice_mail.number.${number}`]: variables.voicemail_number,
    ...(isDect ? { [`handset.${number}.name`]: line.label } : {}),
  };
}

function server(place: 1 | 2, address: string, line: Line): Settings {
  const { host, port } = splitHost(address);
  return prefixed(`sip_server.${place}.`, {
    address: host,
    port: line.transport === 'dns srv' ? 0 : (port ?? line.port),
    transport_type: TRANSPORTS[line.transport],
    expires: line.registerSeconds,
    retry_counts: 3,
  });
}

function outboundProxy({ outboundProxy: first, secondaryOutboundProxy: second, port }: Line): Settings {
  if (first === null) return { outbound_proxy_enable: 0 };
  const places = [first, ...(second === null ? [] : [second])].map((address, index) => {
    const named = splitHost(address);
    return prefixed(`outbound_proxy.${index + 1}.`, { address: named.host, port: named.port ?? port });
  });
  return Object.assign({ outbound_proxy_enable: 1 }, ...places);
}

function codecSettings(variables: Variables): Settings {
  const wanted = codecsOf(
    variables,
    CODEC_NAMES.map(([codec]) => codec),
  );
  const settings = CODEC_NAMES.map(([codec, name]) => {
    const place = wanted.indexOf(codec);
    return place < 0
      ? { [`codec.${name}.enable`]: 0 }
      : { [`codec.${name}.enable`]: 1, [`codec.${name}.priority`]: place + 1 };
  });
  return Object.assign({}, ...settings);
}

export function prefixed(prefix: string, settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [prefix + name, value]));
}
