import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, isIPv6 } from 'node:net';
import type { Environment } from '../../../settings/environment.ts';

/** So long a listener on this machine has for its answer. */
const PATIENCE_MS = 2000;

/** Where nobody answers of those places at which SIP is to be taken: asked as a phone would, from this machine. */
export async function silentListeners({
  sipHost,
  sipPort,
  sipsPort,
}: Pick<Environment, 'sipHost' | 'sipPort' | 'sipsPort'>): Promise<string[]> {
  const host = sipHost === '0.0.0.0' || sipHost === '::' ? '127.0.0.1' : sipHost;
  const asked = [
    { place: `UDP port ${sipPort}`, answers: answersOptions(host, sipPort) },
    { place: `TCP port ${sipPort}`, answers: connects(host, sipPort) },
    ...(sipsPort === 0 ? [] : [{ place: `TLS port ${sipsPort}`, answers: connects(host, sipsPort) }]),
  ];
  const found = await Promise.all(asked.map(async ({ place, answers }) => ((await answers) ? [] : [place])));
  return found.flat();
}

async function connects(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(PATIENCE_MS) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** OPTIONS, to which any answer will do (RFC 3261 §11). */
async function answersOptions(host: string, port: number): Promise<boolean> {
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
  try {
    socket.connect(port, host);
    await once(socket, 'connect', { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { address, port: own } = socket.address();
    const at = isIPv6(address) ? `[${address}]` : address;
    const there = isIPv6(host) ? `[${host}]` : host;
    const id = randomUUID();
    const lines = [
      `OPTIONS sip:${there}:${port} SIP/2.0`,
      `Via: SIP/2.0/UDP ${at}:${own};branch=z9hG4bK${id};rport`,
      'Max-Forwards: 70',
      `From: <sip:health@${at}>;tag=${id}`,
      `To: <sip:${there}>`,
      `Call-ID: ${id}`,
      'CSeq: 1 OPTIONS',
      'Content-Length: 0',
    ];
    socket.send(`${lines.join('\r\n')}\r\n\r\n`);
    const [answer] = await once(socket, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) });
    return String(answer).startsWith('SIP/2.0 ');
  } catch {
    return false;
  } finally {
    socket.close();
  }
}
