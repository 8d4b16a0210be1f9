import { type DeviceConfiguration, type Line, lineSlots, splitHost } from '../../configuration.ts';
import type { Variables } from '../../variables.ts';

/** Parameters of a configuration file: attributes in XML. */
export type Parameters = Readonly<Record<string, string>>;

const TRANSPORTS = { udp: 'UDPOnly', tcp: 'TCPOnly', tls: 'TLS', 'dns srv': 'DNSnaptr' } as const;

/** `reg.N.*` and where its messages wait; an empty address switches a place off. */
export function registrationParameters(device: DeviceConfiguration, count: number): Parameters {
  const slots = lineSlots(device, count).map(({ number, line }) =>
    line === null
      ? prefixed(`reg.${number}.`, { address: '', 'auth.userId': '', 'auth.password': '' })
      : registration(number, line, device.variables),
  );
  return Object.assign({}, ...slots);
}

function registration(number: number, line: Line, variables: Variables): Parameters {
  return {
    ...prefixed(`reg.${number}.`, {
      displayName: line.displayName,
      address: `${line.userId}@${splitHost(line.server).host}`,
      label: line.label,
      type: line.shared ? 'shared' : 'private',
      'auth.userId': line.authId,
      'auth.password': line.password,
      lineKeys: '1',
      ...server('server.1.', line.server, line),
      ...(line.secondaryServer === null ? {} : server('server.2.', line.secondaryServer, line)),
      ...(line.outboundProxy === null ? {} : proxy(line.outboundProxy, line)),
    }),
    ...prefixed(`msg.mwi.${number}.`, {
      callBackMode: 'contact',
      callBack: variables.voicemail_number,
      subscribe: line.userId,
    }),
  };
}

function server(place: string, address: string, line: Line): Parameters {
  const { host, port } = splitHost(address);
  return prefixed(place, {
    address: host,
    port: line.transport === 'dns srv' ? '0' : String(port ?? line.port),
    transport: TRANSPORTS[line.transport],
    expires: String(line.registerSeconds),
    register: '1',
  });
}

function proxy(address: string, line: Line): Parameters {
  const { host, port } = splitHost(address);
  return prefixed('outboundProxy.', {
    address: host,
    port: String(port ?? line.port),
    transport: TRANSPORTS[line.transport],
  });
}

export function prefixed(prefix: string, parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [prefix + name, value]));
}
