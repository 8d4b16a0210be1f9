import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { BrowserPhone } from '../phones/browser/browser-phone.ts';
import { TurnServer } from '../phones/browser/turn-server.ts';
import { expectStatus, field, logIn } from '../system/api-client.ts';
import { tone } from './browser-hearing.ts';
import { expectTone } from './hearing.ts';
import { useOwnExchange } from './use-exchange.ts';

const SECRET = 'known-to-both';
const USER = { email: 'ada@behind-turn.example.com', password: 'Quite-Long-Secret-42' };

const exchange = useOwnExchange();
let turn: TurnServer;
let browser: BrowserPhone | undefined;
beforeAll(async () => {
  turn = await TurnServer.start(SECRET);
});
afterEach(async () => {
  await browser?.dispose();
});
afterAll(() => turn.dispose());

test('a browser that gets out through a TURN server alone talks with a phone, by what the API hands it', async () => {
  const office = await exchange.office('behind-turn');
  const { admin, server } = exchange;
  const made = expectStatus(await admin('POST', '/users', { tenant_id: office.tenantId, ...USER }), 200);
  const userId = Number(made.body);
  const [alice, bob] = [await office.subscriber({ user_id: userId }), await office.subscriber()];
  expectStatus(await admin('PUT', '/settings', { turn_urls: turn.url, turn_secret: SECRET, turn_ttl: 600 }), 200);

  const user = await logIn(server.url, USER.email, USER.password);
  const { body } = expectStatus(await user('GET', '/softphone'), 200);
  expect(field(body, 'websocket_url')).toBe(`${server.url.replace('http', 'ws')}/ws`);
  expect(field(body, 'extensions')).toMatchObject([{ extension: alice.number }]);
  const iceServers = field(body, 'ice_servers');
  if (!Array.isArray(iceServers)) throw new Error('no ICE servers');

  const { number, password, domain } = alice.account;
  const network = { iceServers, iceTransportPolicy: 'relay' } as const;
  browser = await BrowserPhone.start({ url: server.url, user: number, password, domain, plays: 600, network });
  const phone = await bob.baresip({ plays: 900, answers: 'at once' });
  await browser.dial(bob.number);
  await browser.reports('confirmed');
  await browser.hears(tone(900));
  await phone.hears(2500);
  expect(new Set(await browser.route())).toEqual(new Set(['relay']));
  expect(turn.output).toMatch(new RegExp(`user <\\d+:${userId}>.*ALLOCATE processed, success`));
  await browser.hangup();
  await phone.closed();
  expectTone(phone.heard(), 600, { from: 1000, to: 2200 });
});
