import { type DeviceConfiguration, type Line, lineSlots, splitHost } from '../../configuration.ts';
import type { Variables } from '../../variables.ts';
import type { GrandstreamModel } from './models.ts';

/** Values by P-number. */
export type PValues = Readonly<Record<string, string>>;

/** P-numbers of one account, by what they mean. */
interface AccountNumbers {
  readonly active: number;
  readonly label?: number;
  readonly server: number;
  readonly secondary: number;
  readonly proxy: number;
  readonly backupProxy: number;
  readonly user: number;
  readonly auth: number;
  readonly password: number;
  readonly name: number;
  readonly voicemail?: number;
  readonly transport: number;
  readonly register: number;
  readonly expiry: number;
  readonly localPort: number;
  readonly mwi: number;
  readonly dns: number;
  readonly t38?: number;
}

const FIRST_OF_PHONE: AccountNumbers = {
  ...{ active: 271, label: 270, server: 47, secondary: 2312, proxy: 48, backupProxy: 2333, user: 35, auth: 36 },
  ...{
    password: 34,
    name: 3,
    voicemail: 33,
    transport: 130,
    register: 31,
    expiry: 32,
    localPort: 40,
    mwi: 99,
    dns: 103,
  },
};

const FXS: readonly AccountNumbers[] = [
  {
    ...{ active: 271, server: 47, secondary: 967, proxy: 48, backupProxy: 2333, user: 35, auth: 36, password: 34 },
    ...{ name: 3, voicemail: 33, transport: 130, register: 31, expiry: 32, localPort: 40, mwi: 99, dns: 103, t38: 228 },
  },
  {
    ...{ active: 401, server: 747, secondary: 987, proxy: 748, backupProxy: 2433, user: 735, auth: 736, password: 734 },
    ...{ name: 703, transport: 830, register: 731, expiry: 732, localPort: 740, mwi: 709, dns: 702, t38: 710 },
  },
];

/** Accounts after the first follow one pattern in hundreds; beyond the fourth they begin at 1700. */
const HUNDREDS = [400, 500, 600, 1700, 1800] as const;

function numbersOfPhone(number: number): AccountNumbers | null {
  if (number === 1) return FIRST_OF_PHONE;
  const base = HUNDREDS[number - 2];
  if (base === undefined) return null;
  const further = (number - 1) * 100;
  return {
    ...{ active: base + 1, label: base + 17, server: base + 2, proxy: base + 3, user: base + 4, auth: base + 5 },
    ...{ password: base + 6, name: base + 7, voicemail: base + 26, transport: base + 48, register: base + 10 },
    ...{ expiry: base + 12, localPort: base + 13, mwi: base + 15, dns: base + 8 },
    ...{ secondary: 2312 + further, backupProxy: 2333 + further },
  };
}

const TRANSPORTS = { udp: 0, tcp: 1, tls: 2, 'dns srv': 0 } as const;
const A_RECORD = 0;
const SRV = 1;
const T38 = 0;
const FIRST_LOCAL_PORT = 5060;

/** Every account of the model, those without a line switched off. */
export function accountValues(device: DeviceConfiguration, model: GrandstreamModel): PValues {
  if (model.accounts === 'ports') return portValues(device, model.lines);
  const values = lineSlots(device, model.lines).map(({ number, line }) => {
    const numbers = model.accounts === 'fxs' ? FXS[number - 1] : numbersOfPhone(number);
    if (!numbers) return {};
    return line === null ? { [`P${numbers.active}`]: '0' } : account(number, numbers, line, device.variables);
  });
  return Object.assign({}, ...values);
}

function account(number: number, p: AccountNumbers, line: Line, variables: Variables): PValues {
  const values: readonly (readonly [number | undefined, string | number])[] = [
    [p.active, 1],
    [p.label, line.label],
    [p.server, hostPort(line.server, line)],
    [p.secondary, line.secondaryServer === null ? '' : hostPort(line.secondaryServer, line)],
    [p.proxy, line.outboundProxy ?? ''],
    [p.backupProxy, line.secondaryOutboundProxy ?? ''],
    [p.user, line.userId],
    [p.auth, line.authId],
    [p.password, line.password],
    [p.name, line.displayName],
    [p.voicemail, variables.voicemail_number],
    [p.transport, TRANSPORTS[line.transport]],
    [p.register, 1],
    [p.expiry, Math.ceil(line.registerSeconds / 60)],
    [p.localPort, FIRST_LOCAL_PORT + (number - 1) * 2],
    [p.mwi, 1],
    [p.dns, line.transport === 'dns srv' ? SRV : A_RECORD],
    [p.t38, T38],
  ];
  return Object.fromEntries(values.flatMap(([at, value]) => (at === undefined ? [] : [[`P${at}`, String(value)]])));
}

function hostPort(address: string, { port, transport }: Line): string {
  return splitHost(address).port !== null || transport === 'dns srv' ? address : `${address}:${port}`;
}

/** Gateways have one server, that of the first line, and a user for each port. */
function portValues(device: DeviceConfiguration, count: number): PValues {
  const [first] = device.lines;
  if (!first) return { [`P${FIRST_OF_PHONE.active}`]: '0' };
  const {
    P35: _user,
    P36: _auth,
    P34: _password,
    P3: _name,
    ...profile
  } = account(1, FIRST_OF_PHONE, first, device.variables);
  const users = lineSlots(device, count).map(({ number, line }) => {
    const port = number - 1;
    return {
      [`P${4060 + port}`]: line?.userId ?? '',
      [`P${4090 + port}`]: line?.authId ?? '',
      [`P${4120 + port}`]: line?.password ?? '',
      [`P${4180 + port}`]: line?.displayName ?? '',
      [`P${4150 + port}`]: '0',
      [`P${4595 + port}`]: line === null ? '0' : '1',
    };
  });
  return Object.assign({}, profile, ...users);
}
