import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { type CertificatePair, selfSignedCertificate } from '@strowger/certificate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePorts } from '../phones/ports.ts';
import { eventually } from './eventually.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const DAY_MS = 24 * 60 * 60_000;
const folder = mkdtempSync(join(tmpdir(), 'strowger-tls-'));
const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
let server: ServerProcess;
let sipsPort: number;

beforeAll(async () => {
  put(pairFor('old.example.com'));
  sipsPort = await freePorts(1);
  server = await startServer({
    STROWGER_TLS_CERT: files.cert,
    STROWGER_TLS_KEY: files.key,
    STROWGER_SIPS_PORT: String(sipsPort),
  });
}, 120_000);

afterAll(async () => {
  await server.dispose();
  rmSync(folder, { recursive: true });
}, 60_000);

function pairFor(name: string): CertificatePair {
  const now = Date.now();
  return selfSignedCertificate({
    hosts: [name],
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + DAY_MS),
  });
}

function put({ cert, key }: CertificatePair): void {
  writeFileSync(files.cert, cert);
  writeFileSync(files.key, key);
}

async function plug(port: number): Promise<TLSSocket> {
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  return socket;
}

/** The names in the certificate that the port shows to a new connection. */
async function shownAt(port: number): Promise<string | undefined> {
  const socket = await plug(port);
  const { subjectaltname } = socket.getPeerCertificate();
  socket.destroy();
  return subjectaltname;
}

const becomes = (port: number, name: string) =>
  eventually(
    () => shownAt(port),
    (shown) => shown === `DNS:${name}`,
    20_000,
  );

async function isAlive(connection: TLSSocket): Promise<boolean> {
  connection.write('\r\n\r\n');
  const [pong] = await once(connection, 'data');
  return String(pong) === '\r\n';
}

test('a TLS pair that was replaced is shown on SIGHUP, and without it soon after; connections go on', async () => {
  const standing = await plug(sipsPort);
  expect(await shownAt(sipsPort)).toBe('DNS:old.example.com');
  put(pairFor('new.example.com'));
  process.kill(server.pid(), 'SIGHUP');
  await Promise.all([becomes(sipsPort, 'new.example.com'), becomes(server.httpPort, 'new.example.com')]);
  expect(await isAlive(standing)).toBe(true);
  put(pairFor('newer.example.com'));
  await Promise.all([becomes(sipsPort, 'newer.example.com'), becomes(server.httpPort, 'newer.example.com')]);
  expect(await isAlive(standing)).toBe(true);
  standing.destroy();
}, 60_000);
