import { createServer } from 'node:net';
import { resolve } from 'node:path';

/** Where the server listens: a socket in its own directory, or the loopback interface. */
export type Address = { kind: 'socket'; directory: string } | { kind: 'loopback'; port: number };

/** Linux holds a socket's path in 108 bytes, see unix(7); the file's name takes 19 of them. */
const LONGEST_DIRECTORY_BYTES = 85;
const SOCKET_PORT = 5432;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no free port on the loopback interface');
  return address.port;
}

/** A socket in the cluster's directory, closed to other users; where its path would be too long, a free port on 127.0.0.1. */
export async function chooseAddress(cluster: string): Promise<Address> {
  const directory = resolve(cluster);
  if (Buffer.byteLength(directory) <= LONGEST_DIRECTORY_BYTES) return { kind: 'socket', directory };
  return { kind: 'loopback', port: await freePort() };
}

/** The server's settings for an address. The socket is named relative to the cluster, where the server stands. */
export function addressSettings(address: Address): Record<string, string> {
  if (address.kind === 'loopback') {
    return { listen_addresses: '127.0.0.1', port: String(address.port), unix_socket_directories: '' };
  }
  return {
    listen_addresses: '',
    port: String(SOCKET_PORT),
    unix_socket_directories: '.',
    unix_socket_permissions: '0700',
  };
}

/** The URL that clients connect to. */
export function urlOf(address: Address, user: string, password: string, database: string): string {
  const host =
    address.kind === 'socket' ? `${encodeURIComponent(address.directory)}:${SOCKET_PORT}` : `127.0.0.1:${address.port}`;
  return `postgres://${user}:${encodeURIComponent(password)}@${host}/${database}`;
}
