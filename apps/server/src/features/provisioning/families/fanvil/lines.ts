import { type DeviceConfiguration, type Line, lineSlots, splitHost } from '../../configuration.ts';
import { type Key, keysOf, keyTarget, lineKeys, pickupOf } from '../../keys.ts';
import { type Codec, codecsOf, type Variables } from '../../variables.ts';
import { element, textElement, textElements, type XmlElement } from '../../write/xml.ts';
import type { FanvilModel } from './models.ts';

const TRANSPORTS = { udp: '0', tcp: '1', tls: '3', 'dns srv': '0' } as const;
const RFC_2833 = '1';
const BY_OPTIONS = '2';
const CODEC_NAMES: Readonly<Record<Codec, string>> = {
  opus: 'OPUS',
  g722: 'G722',
  pcmu: 'PCMU',
  pcma: 'PCMA',
  g729: 'G729',
};
const CODECS: readonly Codec[] = ['opus', 'g722', 'pcmu', 'pcma', 'g729'];

/** `sip/line`: every account of the model, those without a line switched off. */
export function sipLines(device: DeviceConfiguration, count: number): XmlElement[] {
  return lineSlots(device, count).map(({ number, line }) =>
    element('line', textElements(line === null ? NO_LINE : lineOf(line, device.variables)), { index: String(number) }),
  );
}

const NO_LINE = { PhoneNumber: '', RegisterAddr: '', RegisterUser: '', RegisterPswd: '', EnableReg: '0' };

function lineOf(line: Line, variables: Variables): Readonly<Record<string, string>> {
  const { host, port } = splitHost(line.server);
  const proxy = line.outboundProxy === null ? null : splitHost(line.outboundProxy);
  const backup = line.secondaryServer === null ? null : splitHost(line.secondaryServer);
  return {
    PhoneNumber: line.userId,
    DisplayName: line.displayName,
    SipName: '',
    RegisterAddr: host,
    RegisterPort: String(port ?? line.port),
    RegisterUser: line.authId,
    RegisterPswd: line.password,
    RegisterTTL: String(line.registerSeconds),
    EnableReg: '1',
    ProxyAddr: proxy?.host ?? '',
    ProxyPort: String(proxy?.port ?? line.port),
    ProxyUser: proxy ? line.authId : '',
    ProxyPswd: proxy ? line.password : '',
    BakProxyAddr: backup?.host ?? '',
    BakProxyPort: String(backup?.port ?? line.port),
    EnableFailback: backup ? '1' : '0',
    Transport: TRANSPORTS[line.transport],
    DNSSRV: line.transport === 'dns srv' ? '1' : '0',
    DTMFMode: RFC_2833,
    EnableRport: '1',
    NATUDPUpdate: BY_OPTIONS,
    UDPUpdateTTL: '30',
    Subscribe: '1',
    SubExpire: '3600',
    MWINum: variables.voicemail_number,
    VoiceCodecMap: codecsOf(variables, CODECS)
      .map((codec) => CODEC_NAMES[codec])
      .join(','),
    MediaCrypto: variables.srtp === 'off' ? '0' : variables.srtp === 'required' ? '2' : '1',
    PickupNum: variables.pickup_prefix,
  };
}

/** `dsskey`: pages of keys on the screen, those beside it, and soft keys. */
export function dssKeys(device: DeviceConfiguration, model: FanvilModel): XmlElement {
  const own = lineKeys(device.keys, device.lines, model.keysOfPage * model.pages);
  const pages = Array.from({ length: model.pages }, (_, page) =>
    element(
      'internal',
      own
        .slice(page * model.keysOfPage, (page + 1) * model.keysOfPage)
        .map((key, index) => keyElement(index + 1, key, device.variables)),
      { index: String(page + 1) },
    ),
  );
  return element('dsskey', [
    ...(model.keysOfPage === 0 ? [] : pages),
    element('dssSide', others(keysOf(device.keys, 'memory'), device.variables)),
    element('dssSoft', others(keysOf(device.keys, 'programmable'), device.variables)),
  ]);
}

function others(keys: ReadonlyMap<number, Key>, variables: Variables): XmlElement[] {
  return [...keys].map(([position, key]) => keyElement(position, key, variables));
}

const NONE = '0';
const MEMORY_KEY = '1';
const LINE = '2';
const FUNCTION = '3';

function keyElement(position: number, key: Key | null, variables: Variables): XmlElement {
  const [type, value] = key === null ? [NONE, ''] : meaningOf(key, variables);
  return element(
    'Fkey',
    [
      textElement('Type', type),
      textElement('Value', value),
      textElement('Title', key?.label ?? ''),
      textElement('ICON', key?.icon ?? ''),
    ],
    { index: String(position) },
  );
}

function meaningOf(key: Key, variables: Variables): [type: string, value: string] {
  const target = keyTarget(key, variables);
  switch (key.type) {
    case 'line':
      return [LINE, `SIP${key.line}`];
    case 'blf':
      return [MEMORY_KEY, `${target}@${key.line}/b${pickupOf(key, variables)}`];
    case 'park':
      return [MEMORY_KEY, `${target}@${key.line}/c`];
    case 'intercom':
      return [MEMORY_KEY, `${target}@${key.line}/i`];
    case 'speed_dial':
    case 'voicemail':
      return [MEMORY_KEY, `${target}@${key.line}/f`];
    case 'dnd':
      return [FUNCTION, 'F_DND'];
    case 'call_forward':
      return [FUNCTION, 'F_CFWD'];
    case 'transfer':
      return [FUNCTION, 'F_TRANSFER'];
    case 'url':
      return [FUNCTION, target];
    case 'none':
      return [NONE, ''];
  }
}
