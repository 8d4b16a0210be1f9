import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePorts } from '../phones/ports.ts';
import { eventually } from '../system/eventually.ts';
import { tcpConnection } from './sip-source.ts';
import { STREAM_KINDS, StreamConnection, type StreamKind } from './stream-connection.ts';
import { useServer } from './use-server.ts';

const sipsPort = await freePorts(1);
const attacked = useServer({ STROWGER_SIPS_PORT: String(sipsPort) });
const BYSTANDER = '127.0.5.5';
/** A message must be whole half a minute after it began. */
const SLOWEST_MS = 40_000;

const connections: StreamConnection[] = [];
afterEach(() => {
  for (const each of connections.splice(0)) each.close();
});

async function open(kind: StreamKind, from: string): Promise<StreamConnection> {
  const places = { tcp: attacked.sipPort, tls: sipsPort, ws: attacked.server.httpPort };
  const connection = await StreamConnection.open(kind, places, from);
  connections.push(connection);
  return connection;
}

function options(callId: string): string {
  return [
    'OPTIONS sip:127.0.0.1 SIP/2.0',
    `Via: SIP/2.0/TCP ${BYSTANDER};branch=z9hG4bK${callId}`,
    'From: <sip:a@b>;tag=1',
    'To: <sip:x@127.0.0.1>',
    `Call-ID: ${callId}`,
    'CSeq: 1 OPTIONS',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
}

function closeOf(connection: StreamConnection | Socket): void {
  if (connection instanceof StreamConnection) connection.close();
  else connection.destroy();
}

async function isServed(kind: StreamKind): Promise<void> {
  const bystander = await open(kind, BYSTANDER);
  bystander.write(options('served'));
  await bystander.until(/SIP\/2\.0 200 /);
}

describe.each(STREAM_KINDS)('connections by %s', (kind) => {
  it('that are silent, half-sent or closed in the middle keep nobody else from being served', async () => {
    const idle = await Promise.all(Array.from({ length: 60 }, () => open(kind, `127.0.6.${kind.length}`)));
    for (const [index, connection] of idle.entries()) {
      if (index % 3 === 0) connection.write(options('half').slice(0, 60), 400);
      if (index % 3 === 1) {
        connection.write(options('cut').slice(0, 60), 400);
        connection.close();
      }
    }
    await isServed(kind);
  });

  it('whose message goes on beyond the bound of one are closed', async () => {
    const endless = await open(kind, '127.0.6.9');
    endless.write('OPTIONS sip:x SIP/2.0\r\nSubject: ', 1024 * 1024);
    for (let sent = 0; sent < 16; sent += 1) endless.goOn('a'.repeat(64 * 1024));
    await endless.closed;
    await isServed(kind);
  });

  it('that say how long an oversized message will be are closed before it has come', async () => {
    const boasting = await open(kind, '127.0.6.10');
    boasting.write(options('large').replace('Content-Length: 0', 'Content-Length: 9999999'), 9_999_999);
    await boasting.closed;
  });

  it('are cut at their rate from one source, while another is let in', async () => {
    const from = `127.0.7.${STREAM_KINDS.indexOf(kind) + 1}`;
    const before = await attacked.metric('strowger_sip_refusals_total', 'reason="connections"');
    // A source is asked about before TLS is agreed on.
    const connect = () => (kind === 'tls' ? tcpConnection(sipsPort, from) : open(kind, from));
    const made = await Promise.allSettled(Array.from({ length: 320 }, connect));
    const refused = await eventually(
      () => attacked.metric('strowger_sip_refusals_total', 'reason="connections"'),
      (count) => count - before > 30,
    );
    expect(refused - before).toBeLessThan(320);
    await isServed(kind);
    for (const one of made) if (one.status === 'fulfilled') closeOf(one.value);
  });

  it('are told 503 with Retry-After for each request beyond the rate of their source', async () => {
    const busy = await open(kind, `127.0.8.${STREAM_KINDS.indexOf(kind) + 1}`);
    const requests = Array.from({ length: 4000 }, (_, index) => options(`busy-${index}`));
    if (kind === 'ws') for (const request of requests) busy.write(request);
    else busy.write(requests.join(''));
    const heard = await busy.until(/SIP\/2\.0 503 Too Many Requests\r\n(?:.+\r\n)*Retry-After: \d+\r\n/);
    expect(heard).toMatch(/SIP\/2\.0 200 /);
    await isServed(kind);
  });
});

describe('connections that drip', () => {
  it('lose them after half a minute, an octet at a time though it be', {
    timeout: 60_000,
  }, async () => {
    const dripping = await Promise.all(STREAM_KINDS.map((kind) => open(kind, '127.0.9.1')));
    const silent = await Promise.all(STREAM_KINDS.map((kind) => open(kind, '127.0.9.2')));
    for (const connection of dripping) connection.write('O', 500);
    const drip = setInterval(() => {
      for (const connection of dripping) connection.goOn('P');
    }, 500);
    const left = new Set(STREAM_KINDS.flatMap((kind) => [`dripping ${kind}`, `silent ${kind}`]));
    left.add('never begins TLS');
    const plain = await tcpConnection(sipsPort, '127.0.9.3');
    plain.resume().once('close', () => left.delete('never begins TLS'));
    for (const [index, kind] of STREAM_KINDS.entries()) {
      void dripping[index]?.closed.then(() => left.delete(`dripping ${kind}`));
      void silent[index]?.closed.then(() => left.delete(`silent ${kind}`));
    }
    const still = await eventually(
      async () => [...left],
      (names) => names.length === 0,
      SLOWEST_MS,
    ).finally(() => clearInterval(drip));
    expect(still).toEqual([]);
  });
});
