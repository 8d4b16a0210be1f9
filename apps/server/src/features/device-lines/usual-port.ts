import type { Environment } from '../../settings/environment.ts';

const SIP = 5060;
const SIPS = 5061;

/** The platform's port for a transport; RFC 3261's where the system chose it, or there is none. */
export function usualPort({ sipPort, sipsPort }: Pick<Environment, 'sipPort' | 'sipsPort'>, transport: string): number {
  return transport === 'tls' ? sipsPort || SIPS : sipPort || SIP;
}
