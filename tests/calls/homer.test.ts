import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectStatus } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import type { Office } from './office.ts';
import { useOwnExchange } from './use-exchange.ts';

const exchange = useOwnExchange();
let office: Office;
let collector: Collector;

beforeAll(async () => {
  office = await exchange.office('captured');
  collector = await Collector.open();
}, 60_000);
afterAll(() => collector.close());

interface Captured {
  readonly source: string;
  readonly destination: string;
  readonly correlation: string;
  readonly text: string;
}

/** A packet as the HEP3 specification says it is made (§4): chunks of vendor, type, length and content. */
function captured(packet: Buffer): Captured {
  expect(packet.toString('latin1', 0, 4)).toBe('HEP3');
  expect(packet.readUInt16BE(4)).toBe(packet.length);
  const chunks = new Map<number, Buffer>();
  for (let at = 6; at < packet.length; at += packet.readUInt16BE(at + 4)) {
    chunks.set(packet.readUInt16BE(at + 2), packet.subarray(at + 6, at + packet.readUInt16BE(at + 4)));
  }
  const place = (address: number, port: number) =>
    `${[...(chunks.get(address) ?? [])].join('.')}:${chunks.get(port)?.readUInt16BE()}`;
  return {
    source: place(3, 7),
    destination: place(4, 8),
    correlation: chunks.get(17)?.toString() ?? '',
    text: chunks.get(15)?.toString('latin1') ?? '',
  };
}

/** What a Homer server would get. */
class Collector {
  readonly packets: Captured[] = [];
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', (packet) => this.packets.push(captured(packet)));
  }

  static async open(): Promise<Collector> {
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new Collector(socket);
  }

  get target(): string {
    return `127.0.0.1:${this.#socket.address().port}`;
  }

  close(): void {
    this.#socket.close();
  }
}

const setTarget = async (target: string) =>
  void expectStatus(await exchange.admin('PUT', '/settings', { hep_target: target }), 200);

describe('a Homer server named in the settings', () => {
  it('gets every message of a call with its addresses and one correlation id, secrets masked, while it is named', async () => {
    const [alice, bob] = [await office.subscriber(), await office.subscriber()];
    const [caller, callee] = await Promise.all([alice.baresip(), bob.baresip({ answers: 'at once' })]);
    expect(collector.packets).toEqual([]);
    await setTarget(collector.target);
    await caller.dial(bob.number);
    await Promise.all([caller.established(), callee.established()]);
    await caller.hangup();
    await callee.closed();

    const ofTheCall = await eventually(
      async () => collector.packets.filter(({ text }) => /^CSeq: \d+ (?:INVITE|ACK|BYE)/m.test(text)),
      (messages) =>
        messages.filter(({ text }) => text.startsWith('SIP/2.0 200 ') && /^CSeq: \d+ BYE/m.test(text)).length >= 2,
    );
    const server = `127.0.0.1:${exchange.server.sipPort}`;
    for (const { source, destination } of ofTheCall) expect([source, destination]).toContain(server);
    const sent = ofTheCall.filter(({ source, text }) => source === server && text.startsWith('INVITE '));
    expect(sent.map(({ destination }) => destination === server)).toEqual([false]);
    const authenticated = ofTheCall.filter(({ text }) => /^Proxy-Authorization:/m.test(text));
    expect(authenticated.length).toBeGreaterThan(0);
    for (const { text } of authenticated) expect(text).toMatch(/^Proxy-Authorization: \*\*\*\r$/m);
    for (const { text } of ofTheCall) expect(text).not.toMatch(/response="[0-9a-f]{32}/);
    const ofLegs = ofTheCall.filter(({ text }) => /^CSeq: \d+ BYE/m.test(text));
    expect(new Set(ofLegs.map(({ correlation }) => correlation)).size).toBe(1);
    expect(ofLegs[0]?.correlation).toMatch(/^[0-9a-f-]{36}$/);

    await setTarget('');
    const before = collector.packets.length;
    await caller.dial(bob.number);
    await callee.established();
    await caller.hangup();
    await callee.closed();
    expect(collector.packets.length).toBe(before);
  });
});
