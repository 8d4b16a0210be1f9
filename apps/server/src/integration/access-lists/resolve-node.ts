import { lookup } from 'node:dns/promises';
import { normalCidr } from '../cidr.ts';
import { invalidRequest } from '../errors.ts';

const HOST = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,62}$/i;
const PATIENCE_MS = 3_000;

/**
 * The networks of a rule: the one that is written, or the addresses that a host name has now (contract 40 B10.1).
 * @throws IntegrationError 422
 */
export async function networksOf(written: string): Promise<string[]> {
  const cidr = normalCidr(written);
  if (cidr !== null) return [cidr];
  if (!HOST.test(written.trim())) throw invalidRequest('node_cidr', 'must be an address, a network or a host name');
  const found = await resolved(written.trim());
  const networks = [...new Set(found.flatMap((address) => normalCidr(address) ?? []))];
  if (networks.length === 0) throw invalidRequest('node_cidr', 'the host name has no address');
  return networks;
}

async function resolved(host: string): Promise<string[]> {
  const late = AbortSignal.timeout(PATIENCE_MS);
  const answer = lookup(host, { all: true }).then((all) => all.map(({ address }) => address));
  const over = new Promise<string[]>((resolve) => late.addEventListener('abort', () => resolve([])));
  return Promise.race([answer, over]).catch(() => []);
}
