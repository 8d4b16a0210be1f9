import { type LookupAddress, TIMEOUT } from 'node:dns';
import { lookup, Resolver } from 'node:dns/promises';
import { errorCode } from '../error-code.ts';

const ASK_MS = 2_000;
const resolver = new Resolver({ timeout: ASK_MS, tries: 2 });

/**
 * Addresses of a name. The DNS is asked without the thread pool of Node.js, where a few names whose servers are silent
 * would hold up everybody else; the system's own resolver is asked for names that the DNS does not know.
 * @throws Error when there are none
 */
export async function resolveHost(host: string): Promise<LookupAddress[]> {
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = [...addressesOf(four, 4), ...addressesOf(six, 6)];
  if (addresses.length > 0) return addresses;
  if (isSilence(four) || isSilence(six)) throw new Error('The DNS does not answer');
  return lookup(host, { all: true });
}

function addressesOf(answer: PromiseSettledResult<string[]>, family: 4 | 6): LookupAddress[] {
  return answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family })) : [];
}

function isSilence(answer: PromiseSettledResult<unknown>): boolean {
  return answer.status === 'rejected' && errorCode(answer.reason) === TIMEOUT;
}
