import { describe, expect, it } from 'vitest';
import { eventually } from '../system/eventually.ts';
import { type SipSource, tcpConnection } from './sip-source.ts';
import { useServer } from './use-server.ts';

const attacked = useServer();
const BYSTANDER = '127.0.3.3';
/** How long anybody else may wait while a flood lasts. */
const BOUND_MS = 3000;

/** Keeps sending until it is told to stop; yields to the event loop so that answers are read. */
async function flood(source: SipSource, message: () => string, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) {
    await source.send(message());
    if (sent % 200 === 199) await new Promise((resolve) => setImmediate(resolve));
  }
}

const REFUSALS = 'strowger_sip_refusals_total';

describe('a flood from one source', () => {
  it.each([
    ['garbage', (source: SipSource) => `${source.request('x', 'y').id}\r\n\r\n`],
    ['REGISTER', (source: SipSource) => source.request('REGISTER', 'sip:1001@127.0.0.1').text],
    ['INVITE', (source: SipSource) => source.request('INVITE', 'sip:1001@127.0.0.1').text],
  ])('of %s leaves another source its answers in time', async (_what, messageOf) => {
    const attacker = await attacked.source('127.0.4.1');
    const bystander = await attacked.source(BYSTANDER);
    const flooding = flood(attacker, () => messageOf(attacker), 12_000);
    for (let i = 0; i < 5; i += 1) expect(await bystander.optionsAnswered(BOUND_MS)).toBeLessThan(BOUND_MS);
    await flooding;
    expect(await bystander.optionsAnswered(BOUND_MS)).toBeLessThan(BOUND_MS);
  });

  it('of INVITE without credentials from many addresses, each within its rate, costs no memory', async () => {
    const sources = await Promise.all(
      Array.from({ length: 15 }, (_, index) => attacked.source(`127.0.3.${100 + index}`)),
    );
    for (const source of sources) await flood(source, () => source.request('INVITE', 'sip:1001@127.0.0.1').text, 900);
    expect(await attacked.source(BYSTANDER).then((bystander) => bystander.optionsAnswered(BOUND_MS))).toBeLessThan(
      BOUND_MS,
    );
  });

  it('is cut at its limit, counted by reason, and logged in few lines', async () => {
    const attacker = await attacked.source('127.0.4.2');
    await flood(attacker, () => attacker.request('OPTIONS', 'sip:127.0.0.1').text, 12_000);
    const dropped = await eventually(
      () => attacked.metric(REFUSALS, 'reason="rate"'),
      (count) => count > 0,
    );
    expect(dropped).toBeGreaterThan(0);
    const lines = attacked.server
      .output()
      .split('\n')
      .filter((line) => line.includes('"reason":"rate"'));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThan(60);
  });

  it('of connections is cut at its limit', async () => {
    const connections = await Promise.all(
      Array.from({ length: 400 }, () => tcpConnection(attacked.sipPort, '127.0.4.3')),
    );
    await eventually(
      () => attacked.metric(REFUSALS, 'reason="connections"'),
      (count) => count > 0,
    );
    const bystander = await attacked.source(BYSTANDER);
    expect(await bystander.optionsAnswered(BOUND_MS)).toBeLessThan(BOUND_MS);
    for (const connection of connections) connection.destroy();
  });
});

describe('a datagram', () => {
  it('as large as there are is survived', async () => {
    const source = await attacked.source();
    const head = 'OPTIONS sip:127.0.0.1 SIP/2.0\r\nSubject: ';
    await source.send(`${head}${'a'.repeat(65_000 - head.length)}\r\n\r\n`);
    expect(await source.optionsAnswered()).toBeLessThan(2000);
  });
});
