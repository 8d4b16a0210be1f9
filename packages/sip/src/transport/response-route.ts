import { isIP } from 'node:net';
import { parseDecimal } from '../message/characters.ts';
import { paramText } from '../message/params.ts';
import type { Via } from '../message/via.ts';
import { defaultPort } from './socket-address.ts';
import type { Destination, Flow } from './transport.ts';

/**
 * Where a response goes (RFC 3261 §18.2.2, RFC 3581 §4): the flow of the request when it is a live connection
 * or `rport` was asked for, otherwise the address the request came from and the port that Via names.
 */
export function responseRoute(via: Via, flow: Flow): Flow | Destination {
  if (flow.reliable && !flow.closed) return flow;
  const maddr = paramText(via.params, 'maddr');
  const received = paramText(via.params, 'received') ?? flow.remote.address;
  const address = !flow.reliable && maddr !== undefined && isIP(maddr) !== 0 ? maddr : received;
  const rport = parseDecimal(paramText(via.params, 'rport') ?? '', 65535);
  if (!flow.reliable && rport !== undefined && address === flow.remote.address) return flow;
  return { transport: flow.transport, address, port: via.port ?? defaultPort(flow.transport) };
}
