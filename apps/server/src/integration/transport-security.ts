import type { FastifyRequest } from 'fastify';
import { accessDenied } from './errors.ts';

export interface TransportRules {
  readonly mode: 'auto' | 'always' | 'never';
  /** Whether this server has a certificate. */
  readonly hasCertificate: boolean;
  readonly isTrusted: (address: string | undefined) => boolean;
}

/** How a request came, as far as we or a proxy of ours can tell. */
export function cameOverTls(request: FastifyRequest, isTrusted: TransportRules['isTrusted']): boolean | 'unknown' {
  if (Reflect.get(request.raw.socket, 'encrypted') === true) return true;
  const reported = isTrusted(request.raw.socket.remoteAddress) ? request.headers['x-forwarded-proto'] : undefined;
  const last = String(reported ?? '')
    .split(',')
    .at(-1)
    ?.trim()
    .toLowerCase();
  return last === 'https' ? true : last === 'http' ? false : 'unknown';
}

/** @throws IntegrationError 403 where plain HTTP is not taken (contract 40 B1 `integration.require_tls`) */
export function requireTls(request: FastifyRequest, { mode, hasCertificate, isTrusted }: TransportRules): void {
  if (mode === 'never') return;
  const secure = cameOverTls(request, isTrusted);
  const refused = mode === 'always' ? secure !== true : secure === false || (secure !== true && hasCertificate);
  if (refused) throw accessDenied('HTTPS is required');
}
