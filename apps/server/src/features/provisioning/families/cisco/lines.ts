import { type DeviceConfiguration, type Line, lineSlots } from '../../configuration.ts';
import { type Key, type KeyType, keyTarget, lineKeys } from '../../keys.ts';
import { type Codec, codecsOf, type Variables } from '../../variables.ts';
import type { CiscoModel } from './models.ts';

/** Values by parameter. */
export type Profile = Readonly<Record<string, string>>;

const TRANSPORTS = { udp: 'UDP', tcp: 'TCP', tls: 'TLS', 'dns srv': 'AUTO' } as const;
/** Star codes and any number. */
const DIAL_PLAN = '(*xx|*xx.|**x.|+x.|xx.)';
const CODEC_NAMES: Readonly<Record<Codec, string>> = {
  pcmu: 'G711u',
  pcma: 'G711a',
  g722: 'G722',
  g729: 'G729a',
  opus: 'OPUS',
};

/** Every line of the model, those without an account switched off. */
export function lineProfile(device: DeviceConfiguration, model: CiscoModel): Profile {
  const slots = lineSlots(device, model.lines).map(({ number, line }) =>
    numbered(
      number,
      line === null ? { Line_Enable: 'No', Register: 'No' } : lineOf(number, line, device.variables, model),
    ),
  );
  return Object.assign({}, ...slots);
}

function lineOf(number: number, line: Line, variables: Variables, model: CiscoModel): Profile {
  const isNamedOnly = line.transport === 'dns srv';
  return {
    Line_Enable: 'Yes',
    Proxy: isNamedOnly || line.server.includes(':') ? line.server : `${line.server}:${line.port}`,
    Use_Outbound_Proxy: line.outboundProxy === null ? 'No' : 'Yes',
    Outbound_Proxy: line.outboundProxy ?? '',
    Register: 'Yes',
    Register_Expires: String(line.registerSeconds),
    SIP_Transport: TRANSPORTS[line.transport],
    SIP_Port: String(5059 + number),
    Use_DNS_SRV: isNamedOnly ? 'Yes' : 'No',
    Display_Name: line.displayName,
    User_ID: line.userId,
    Password: line.password,
    Use_Auth_ID: line.authId === line.userId ? 'No' : 'Yes',
    Auth_ID: line.authId,
    Dial_Plan: DIAL_PLAN,
    Preferred_Codec: preferredCodec(variables, model),
    Mailbox_ID: line.userId,
    DTMF_Tx_Method: 'AVT',
    NAT_Mapping_Enable: 'No',
    NAT_Keep_Alive_Enable: 'Yes',
    ...(model.isAdapter
      ? {
          FAX_T38_Redundancy: '1',
          FAX_Enable_T38: 'Yes',
          FAX_Passthru_Method: 'ReINVITE',
          Call_Pickup_Code: variables.pickup_prefix,
        }
      : {}),
  };
}

function preferredCodec(variables: Variables, { isMultiplatform, isAdapter }: CiscoModel): string {
  const known: readonly Codec[] = isMultiplatform
    ? ['pcmu', 'pcma', 'g722', 'g729', 'opus']
    : isAdapter
      ? ['pcmu', 'pcma', 'g729']
      : ['pcmu', 'pcma', 'g722', 'g729'];
  const [first = 'pcmu'] = codecsOf(variables, known);
  return CODEC_NAMES[first];
}

/** What the keys beside the screen do: a line, or a function on one. */
export function keyProfile(device: DeviceConfiguration, model: CiscoModel): Profile {
  const { keys, lines, variables } = device;
  const own = lineKeys(keys, lines, model.keys).map((key, index) => numbered(index + 1, keyOf(key, device, variables)));
  return Object.assign({}, ...own);
}

function keyOf(key: Key | null, { lines }: DeviceConfiguration, variables: Variables): Profile {
  if (key?.type === 'line') {
    const line = lines.find(({ number }) => number === key.line);
    return {
      Extension: String(key.line),
      Short_Name: key.label === '' ? (line?.label ?? '') : key.label,
      Share_Call_Appearance: line?.shared ? 'shared' : 'private',
      Extended_Function: '',
    };
  }
  const nothing = { Extension: 'Disabled', Short_Name: key?.label ?? '', Share_Call_Appearance: 'private' };
  return { ...nothing, Extended_Function: key === null ? '' : functionOf(key, lines, variables) };
}

function functionOf(key: Key, lines: readonly Line[], variables: Variables): string {
  const server = inFunction((lines.find(({ number }) => number === key.line) ?? lines[0])?.server ?? '');
  const target = inFunction(keyTarget(key, variables));
  if (key.type === 'blf') return `fnc=blf+sd+cp;sub=${target}@${server}`;
  if (key.type === 'park') return `fnc=prk;sub=${target}@${server}`;
  return DIALLED.has(key.type) ? `fnc=sd;ext=${target}` : '';
}

const DIALLED: ReadonlySet<KeyType> = new Set<KeyType>(['speed_dial', 'intercom', 'voicemail']);

/** A semicolon would begin another part. */
function inFunction(value: string): string {
  return value.replace(/[;\s]/g, '');
}

/** `Proxy` of line 2 is `Proxy_2_`. */
function numbered(number: number, values: Profile): Profile {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${name}_${number}_`, value]));
}
