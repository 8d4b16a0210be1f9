import type { ClockChange } from '../../clock/zone-clock.ts';
import {
  type DeviceConfiguration,
  type Family,
  type Line,
  lineSlots,
  PLAIN_NAME,
  type ProvisionedFile,
  splitHost,
} from '../../configuration.ts';
import { type Key, keyTarget, lineKeys } from '../../keys.ts';
import { directoryFile } from '../../phone-book.ts';
import { type Codec, codecsOf, resyncSeconds, type Variables } from '../../variables.ts';
import { quotedLines, type Settings } from '../../write/settings-text.ts';
import { PANASONIC_MODELS, type PanasonicModel } from './models.ts';

/** Without it in the first line the phone reads nothing. */
const FIRST_LINE = '# Panasonic SIP Phone Standard Format File # DO NOT CHANGE THIS LINE!';
const LINE_END = '\r\n';

const TRANSPORTS = { udp: 0, tcp: 1, tls: 2, 'dns srv': 0 } as const;
/** Places of codecs among a line's settings. */
const CODEC_PLACES: readonly (readonly [Codec, number])[] = [
  ['g722', 0],
  ['pcma', 1],
  ['g729', 3],
  ['pcmu', 4],
];
const FIRST_LOCAL_PORT = 5060;
const BETWEEN_LOCAL_PORTS = 10;
const RFC_2833 = '0';

/** Panasonic UT, HDV and TGP: `KEY="value"` lines (contract 20 §3.4). */
export const panasonic: Family<PanasonicModel> = {
  vendors: { panasonic: PANASONIC_MODELS },
  render(device) {
    const model = PANASONIC_MODELS[device.model];
    return model ? [main(device, model), directoryFile('PanasonicIPPhoneDirectory', device.contacts)] : [];
  },
};

function main(device: DeviceConfiguration, model: PanasonicModel): ProvisionedFile {
  const settings = {
    ...lineSettings(device, model.lines),
    ...keySettings(device, model.keys),
    ...deviceSettings(device),
    ...clockSettings(device),
  };
  return {
    name: '{mac}.cfg',
    answers: new RegExp(`${PLAIN_NAME.source}|^config\\{mac\\}\\.cfg$`),
    type: 'text/plain',
    text: [FIRST_LINE, ...quotedLines(settings)].map((line) => line + LINE_END).join(''),
  };
}

function lineSettings(device: DeviceConfiguration, count: number): Settings {
  const slots = lineSlots(device, count).map(({ number, line }) =>
    numbered(number, line === null ? NO_LINE : lineOf(number, line, device.variables)),
  );
  return Object.assign({}, ...slots);
}

const NO_LINE: Settings = {
  LINE_ENABLE: 'Disabled',
  PROFILE_ENABLE: 'Disabled',
  PHONE_NUMBER: '',
  SIP_URI: '',
  SIP_AUTHID: '',
  SIP_PASS: '',
};

function lineOf(number: number, line: Line, variables: Variables): Settings {
  const { host, port } = withPort(line.server, line);
  const proxy = line.outboundProxy === null ? null : withPort(line.outboundProxy, line);
  const second = line.secondaryServer === null ? null : withPort(line.secondaryServer, line);
  return {
    LINE_ENABLE: 'Enabled',
    PROFILE_ENABLE: 'Enabled',
    PHONE_NUMBER: line.userId,
    SIP_URI: `${line.userId}@${host}`,
    SIP_AUTHID: line.authId,
    SIP_PASS: line.password,
    DISPLAY_NAME: line.displayName,
    VM_NUMBER: variables.voicemail_number,
    SIP_PRXY_ADDR: host,
    SIP_PRXY_PORT: port,
    SIP_RGSTR_ADDR: host,
    SIP_RGSTR_PORT: port,
    ...(second === null
      ? {}
      : {
          SIP_2NDPROXY_ADDR: second.host,
          SIP_2NDPROXY_PORT: second.port,
          SIP_2NDRGSTR_ADDR: second.host,
          SIP_2NDRGSTR_PORT: second.port,
        }),
    SIP_SVCDOMAIN: host,
    SIP_OUTPROXY_ADDR: proxy?.host ?? '',
    SIP_OUTPROXY_PORT: proxy?.port ?? '',
    SIP_DNSSRV_ENA: line.transport === 'dns srv' ? 'Y' : 'N',
    SIP_SRC_PORT: FIRST_LOCAL_PORT + (number - 1) * BETWEEN_LOCAL_PORTS,
    SIP_TRANSPORT: TRANSPORTS[line.transport],
    REG_EXPIRE_TIME: line.registerSeconds,
    REG_INTERVAL_RATE: 90,
    DIAL_PLAN: '',
    DIAL_PLAN_NOT_MATCH_ENABLE: 'Y',
    OUTBANDDTMF: RFC_2833,
    ...codecSettings(variables),
  };
}

function withPort(address: string, line: Line): { readonly host: string; readonly port: number } {
  const { host, port } = splitHost(address);
  return { host, port: port ?? line.port };
}

function codecSettings(variables: Variables): Settings {
  const wanted = codecsOf(
    variables,
    CODEC_PLACES.map(([codec]) => codec),
  );
  const settings = CODEC_PLACES.map(([codec, place]) => {
    const order = wanted.indexOf(codec) + 1;
    return { [`CODEC_ENABLE${place}`]: order > 0 ? 'Y' : 'N', [`CODEC_PRIORITY${place}`]: order > 0 ? order : 255 };
  });
  return Object.assign({}, ...settings);
}

function numbered(number: number, settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [`${name}_${number}`, value]));
}

function keySettings(device: DeviceConfiguration, count: number): Settings {
  const own = lineKeys(device.keys, device.lines, count).map((key, index) => ({
    [`FLEX_BUTTON_FACILITY_ACT${index + 1}`]: key === null ? '' : facilityOf(key),
    [`FLEX_BUTTON_FACILITY_ARG${index + 1}`]: key === null ? '' : argumentOf(key, device.variables),
    [`FLEX_BUTTON_LABEL${index + 1}`]: key?.label ?? '',
  }));
  return Object.assign({}, ...own);
}

function facilityOf({ type }: Key): string {
  if (type === 'line') return 'X_PANASONIC_IPTEL_DN';
  if (type === 'blf') return 'X_PANASONIC_IPTEL_CONTACT';
  return ['speed_dial', 'voicemail', 'park', 'intercom'].includes(type) ? 'X_PANASONIC_IPTEL_ONETOUCH' : '';
}

function argumentOf(key: Key, variables: Variables): string {
  return key.type === 'line' ? String(key.line) : keyTarget(key, variables);
}

function deviceSettings(device: DeviceConfiguration): Settings {
  const { variables, provisioningUrl } = device;
  return {
    ADMIN_ID: variables.admin_name,
    ADMIN_PASS: variables.admin_password,
    USER_ID: variables.user_name,
    USER_PASS: variables.user_password,
    CFG_STANDARD_FILE_PATH: `${provisioningUrl}/{mac}.cfg`,
    CFG_CYCLIC: 'Y',
    CFG_CYCLIC_INTVL: Math.round(resyncSeconds(device) / 60),
    CFG_RESYNC_FROM_SIP: 'check-sync',
    PROVISION_ENABLE: 'Y',
    OPTION66_ENABLE: 'Y',
    HTTP_AUTH_ID: variables.http_auth_username,
    HTTP_AUTH_PASS: variables.http_auth_password,
    FIRM_UPGRADE_ENABLE: variables.firmware_url === '' ? 'N' : 'Y',
    FIRM_FILE_PATH: variables.firmware_url,
    VM_SUBSCRIBE_ENABLE: 'Y',
    USER_DNS1_ADDR: variables.dns_server_primary,
    USER_DNS2_ADDR: variables.dns_server_secondary,
    VLAN_ENABLE: variables.vlan_id === '' ? 'N' : 'Y',
    VLAN_ID_IP_PHONE: variables.vlan_id,
    DSCP_SIP: variables.dscp_signalling,
    DSCP_RTP: variables.dscp_media,
    STUN_SERV_ADDR: variables.stun_server,
  };
}

/** Offsets and times in minutes; Sunday is 0. */
function clockSettings({ clock, variables }: DeviceConfiguration): Settings {
  const { saving } = clock;
  return {
    NTP_ADDR: variables.ntp_server_primary,
    TIME_ZONE: clock.offset / 60,
    DST_ENABLE: saving ? 'Y' : 'N',
    ...(saving
      ? { DST_OFFSET: saving.seconds / 60, ...change('START', saving.start), ...change('STOP', saving.end) }
      : {}),
  };
}

function change(when: 'START' | 'STOP', { month, week, weekday, hour, minute }: ClockChange): Settings {
  return {
    [`DST_${when}_MONTH`]: month,
    [`DST_${when}_ORDINAL_DAY`]: week,
    [`DST_${when}_DAY_OF_WEEK`]: weekday,
    [`DST_${when}_TIME`]: hour * 60 + minute,
  };
}
