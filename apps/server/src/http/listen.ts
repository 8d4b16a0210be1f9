import type { FastifyInstance } from 'fastify';
import type { Environment } from '../settings/environment.ts';
import { StartError } from '../start-error.ts';

const REASONS: Readonly<Record<string, (environment: Environment) => string>> = {
  EADDRINUSE: ({ port, host }) => `STROWGER_PORT: port ${port} on ${host} is already in use.`,
  EACCES: ({ port }) => `STROWGER_PORT: this user may not listen on port ${port}.`,
  EADDRNOTAVAIL: ({ host }) => `STROWGER_HOST: ${host} is no address of this machine.`,
  ENOTFOUND: ({ host }) => `STROWGER_HOST: ${host} is no address of this machine.`,
};

/**
 * Begins to take requests.
 * @returns the port, also where the system chose it
 * @throws StartError when the port cannot be had
 */
export async function listen(app: FastifyInstance, environment: Environment): Promise<number> {
  try {
    await app.listen({ host: environment.host, port: environment.port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
    throw reason ? new StartError(reason(environment)) : error;
  }
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : environment.port;
}

/**
 * Takes no more requests, lets those under way finish, and after `graceMs` cuts off what is still connected: also
 * clients that connected and never asked anything.
 */
export async function closeHttp(app: FastifyInstance, graceMs: number): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), graceMs);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}
