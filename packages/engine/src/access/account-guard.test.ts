import { SipEndpoint } from '@strowger/sip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { DOMAIN } from '../testing/test-host.ts';

let now: number;
let laboratory: Laboratory;
const endpoints: SipEndpoint[] = [];
beforeEach(async () => {
  now = Date.now();
  laboratory = await Laboratory.open({ engine: { now: () => now } });
});
afterEach(async () => {
  await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.stop()));
  await laboratory.close();
});

/** What a REGISTER with this password is answered, from an address of loopback. */
async function login(address: string, user: string, password: string): Promise<{ status: number; reason: string }> {
  const endpoint = new SipEndpoint({
    listen: [{ transport: 'udp', address, port: 0 }],
    onRequest: (_, transaction) => void transaction.respond(501),
  });
  await endpoint.start();
  endpoints.push(endpoint);
  const { status, reason } = await endpoint.request({
    method: 'REGISTER',
    uri: `sip:${DOMAIN}`,
    from: `sip:${user}@${DOMAIN}`,
    to: `sip:${user}@${DOMAIN}`,
    contactUser: user,
    target: { transport: 'udp', address: '127.0.0.1', port: laboratory.portOf() },
    credentials: () => ({ username: user, password }),
  });
  return { status, reason };
}

/** Twenty wrong passwords, of which no address tries enough to be banned. */
async function guessFromManyAddresses(user: string): Promise<number[]> {
  const statuses: number[] = [];
  for (let i = 0; i < 20; i += 1) statuses.push((await login(`127.0.1.${i + 1}`, user, 'guess')).status);
  return statuses;
}

describe('an account whose password is guessed from many addresses', () => {
  it('is closed to strangers for 15 minutes, right password or not, and open to its known device', async () => {
    expect((await login('127.0.0.9', '1001', 'secret-1001')).status).toBe(200);
    expect(new Set(await guessFromManyAddresses('1001'))).toEqual(new Set([401]));
    expect(laboratory.host.notices.at(-1)).toMatchObject({ kind: 'account_guarded', account: `1001@${DOMAIN}` });
    expect(await login('127.0.0.10', '1001', 'secret-1001')).toEqual({ status: 403, reason: 'Too Many Failed Logins' });
    expect(laboratory.host.notices.at(-1)).toMatchObject({ kind: 'refused', reason: 'account_guarded', status: 403 });
    expect((await login('127.0.0.9', '1001', 'secret-1001')).status).toBe(200);
    expect((await login('127.0.0.10', '1002', 'secret-1002')).status).toBe(200);
    now += 15 * 60_000;
    expect((await login('127.0.0.10', '1001', 'secret-1001')).status).toBe(200);
    await laboratory.host.seen.until('the release', () =>
      laboratory.host.notices.some(({ kind }) => kind === 'account_released'),
    );
  });

  it('is closed in the same way when there is no such account', async () => {
    expect(new Set(await guessFromManyAddresses('4711'))).toEqual(new Set([401]));
    expect(await login('127.0.0.10', '4711', 'any')).toEqual({ status: 403, reason: 'Too Many Failed Logins' });
  });
});
