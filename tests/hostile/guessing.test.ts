import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { field, rowsOf } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { makeTenant, type TestTenant } from '../system/tenant.ts';
import { type SipSource, statusOf } from './sip-source.ts';
import { useServer } from './use-server.ts';

const attacked = useServer();
const NO_LIMIT = -1;
/** Of four logins each; no address fails often enough to be banned, no account to be guarded. */
const ROUNDS = 60;
const KNOWN = Array.from({ length: 12 }, (_, index) => String(1001 + index));
const UNKNOWN = Array.from({ length: 12 }, (_, index) => String(4001 + index));
let tenant: TestTenant;

beforeAll(async () => {
  tenant = await makeTenant(attacked.server.url, attacked.admin, 'guessed');
  await attacked.admin('PUT', `/tenants/${tenant.tenantId}`, { quota_extensions: NO_LIMIT });
  for (const number of KNOWN) await tenant.addExtension(number);
}, 60_000);

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** A REGISTER with a wrong password; gives its answer and the milliseconds it took. */
async function guess(source: SipSource, user: string, domain = tenant.domain): Promise<{ answer: string; ms: number }> {
  const to = `sip:${user}@${domain}`;
  const challenge = await source.asks('REGISTER', to);
  const realm = /realm="([^"]+)"/.exec(challenge)?.[1] ?? '';
  const nonce = /nonce="([^"]+)"/.exec(challenge)?.[1] ?? '';
  const response = md5(`${md5(`${user}:${realm}:wrong`)}:${nonce}:00000001:c:auth:${md5(`REGISTER:${to}`)}`);
  const credentials =
    `Authorization: Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="${to}", qop=auth, nc=00000001, ` +
    `cnonce="c", response="${response}", algorithm=MD5`;
  const since = performance.now();
  const answer = await source.asks('REGISTER', to, [credentials]);
  return { answer, ms: performance.now() - since };
}

/** A REGISTER without credentials, and the milliseconds to its challenge. */
async function challenged(source: SipSource, user: string): Promise<{ answer: string; ms: number }> {
  const since = performance.now();
  const answer = await source.asks('REGISTER', `sip:${user}@${tenant.domain}`);
  return { answer, ms: performance.now() - since };
}

/** An answer without what is different in every one. */
function shape(answer: string, user: string): string {
  return answer
    .replaceAll(user, '<user>')
    .replace(/(nonce|opaque)="[^"]*"/g, '$1')
    .replace(/;(tag|branch|rport|received)=[^;\r\n]*/g, ';$1')
    .replace(/^(Via|Call-ID|Date|From):.*$/gim, '$1');
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

describe('an extension and a number that is none', () => {
  it('get the same answer to a request without, and with wrong credentials', async () => {
    const source = await attacked.source('127.0.5.1');
    for (const method of ['REGISTER', 'INVITE']) {
      const [known, unknown] = [
        await source.asks(method, `sip:1001@${tenant.domain}`),
        await source.asks(method, `sip:4001@${tenant.domain}`),
      ];
      expect(statusOf(known)).toBe(method === 'REGISTER' ? 401 : 407);
      expect(shape(known, '1001')).toBe(shape(unknown, '4001'));
    }
    const known = await guess(source, '1001');
    const unknown = await guess(source, '4001');
    expect(statusOf(known.answer)).toBe(401);
    expect(shape(known.answer, '1001')).toBe(shape(unknown.answer, '4001'));
  });

  it.each([
    ['without credentials', 1, (source: SipSource, user: string) => challenged(source, user)],
    ['with a wrong password', 2, (source: SipSource, user: string) => guess(source, user)],
  ])('take the same time %s', async (_what, block, ask) => {
    // Pairs, and the order within them changes: what slows the machine down falls on both alike.
    const differences: number[] = [];
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const source = await attacked.source(`127.0.${10 + round}.${block}`);
      for (const index of [round % KNOWN.length, (round + 5) % KNOWN.length]) {
        const [known = '', unknown = ''] = [KNOWN[index], UNKNOWN[index]];
        const [first, second] = round % 2 === 0 ? [known, unknown] : [unknown, known];
        const [one, other] = [(await ask(source, first)).ms, (await ask(source, second)).ms];
        differences.push(round % 2 === 0 ? one - other : other - one);
        times.push(one, other);
      }
      source.close();
    }
    expect(Math.abs(median(differences))).toBeLessThan(0.15 * median(times));
  });

  it('of a domain that is none are challenged alike', async () => {
    const source = await attacked.source('127.0.5.2');
    const known = await source.asks('REGISTER', 'sip:1001@nowhere.example.org');
    const unknown = await source.asks('REGISTER', 'sip:4001@nowhere.example.org');
    expect(statusOf(known)).toBe(401);
    expect(shape(known, '1001')).toBe(shape(unknown, '4001'));
  });
});

describe('guessing from one address', () => {
  it('ends in a ban of that address alone: told to the sender, counted, logged and audited', async () => {
    const source = await attacked.source('127.0.6.1');
    const statuses: number[] = [];
    for (let tries = 0; tries < 5; tries += 1) statuses.push(statusOf((await guess(source, '1001')).answer));
    expect(statuses).toEqual([401, 401, 401, 401, 403]);
    expect(await source.asks('OPTIONS', 'sip:127.0.0.1')).toMatch(/^SIP\/2\.0 403 Address Temporarily Banned/);
    await (await attacked.source('127.0.6.2')).optionsAnswered();
    expect(await attacked.metric('strowger_sip_refusals_total', 'reason="banned"')).toBeGreaterThan(0);
    expect(await attacked.metric('strowger_sip_bans_total', 'of="address"')).toBeGreaterThan(0);
    expect(attacked.server.output()).toContain('"kind":"banned","source":"127.0.6.1"');
    const rows = await eventually(
      async () => rowsOf(await attacked.admin('GET', '/audit?resource=sip')),
      (found) => found.some((row) => row.resource_id === '127.0.6.1'),
    );
    const row = rows.find(({ resource_id }) => resource_id === '127.0.6.1');
    expect([row?.action, typeof field(row?.after, 'until')]).toEqual(['ban', 'string']);
  });
});
