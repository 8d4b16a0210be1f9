import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { TimedCache } from '../../access/timed-cache.ts';

/** What a name resolves to. */
export type Lookup = (name: string) => Promise<readonly string[]>;

const KEPT_MS = 300_000;
/** A name whose servers keep silent leads nowhere. */
const PATIENCE_MS = 1_500;

const addresses = new TimedCache<string, readonly string[]>(
  (name) => Promise.race([resolve(name), pause(PATIENCE_MS, [] as readonly string[], { ref: false })]),
  KEPT_MS,
  () => new Date(),
);

/**
 * Whether a host name leads to this platform: to its public address, or to one of this machine.
 * @param publicAddress an IP address or another name
 */
export async function leadsHere(
  name: string,
  publicAddress: string,
  look: Lookup = (host) => addresses.get(host),
): Promise<boolean> {
  const found = await look(name);
  if (found.length === 0) return false;
  const ours = new Set([
    ...ownAddresses(),
    ...(isIP(publicAddress) === 0 ? await look(publicAddress) : [publicAddress]),
  ]);
  return found.some((address) => ours.has(address));
}

async function resolve(name: string): Promise<readonly string[]> {
  try {
    return (await lookup(name, { all: true })).map(({ address }) => address);
  } catch {
    return [];
  }
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((network) => (network ?? []).map(({ address }) => address));
}
