import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRtp, parseRtp } from '@strowger/rtp';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { FaxJob, FaxLineEvent } from '../api.ts';
import { loadFaxDsp } from '../dsp/load-dsp.ts';
import { ourT38Parameters } from '../t38/t38-attributes.ts';
import { compareFaxes, SLIP, writeTestFax } from '../testing/fax-pages.ts';
import { Line } from './line.ts';
import { VirtualNetwork } from './network.fixture.ts';

const HERE = '192.0.2.1';
const TERMS = { ident: '+1 555 0100', ecm: true, v17: true };
const PARAMETERS = ourT38Parameters(true);
const LONGEST_FRAMES = 5000;

let folder: string;
let sent: string;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fax-line-'));
  sent = join(folder, 'sent.tif');
  await writeTestFax(sent, [{ ...SLIP, picture: 1 }]);
});

afterAll(() => rm(folder, { recursive: true }));

interface Party {
  readonly line: Line;
  readonly events: FaxLineEvent[];
  readonly port: number;
}

async function party(network: VirtualNetwork, port: number): Promise<Party> {
  const events: FaxLineEvent[] = [];
  const { now, pacer, sockets } = network;
  const fault = (error: unknown) => expect.unreachable(String(error));
  const line = new Line({ now, pacer, sockets, dsp: loadFaxDsp(), fault, tell: (event) => events.push(event) });
  expect(await line.open('audio', { address: HERE, port })).toBe(true);
  onTestFinished(async () => void (await line.close()));
  return { line, events, port };
}

const audio = (port: number) => ({ address: HERE, port, codec: 'PCMU', payloadType: 0 }) as const;
const t38 = (port: number) => ({ address: HERE, port, parameters: PARAMETERS });
const sending = (): FaxJob => ({ kind: 'send', fax: { ...TERMS, path: sent, header: '' } });

/** Two lines that are connected and have begun, and where the received fax goes. */
async function call(network: VirtualNetwork) {
  const received = join(folder, `received-${files++}.tif`);
  const [a, b] = [await party(network, 4000), await party(network, 4002)];
  a.line.connect(audio(b.port));
  b.line.connect(audio(a.port));
  await a.line.begin(sending());
  await b.line.begin({ kind: 'receive', path: received, terms: TERMS });
  const isOver = () => [a, b].every(({ events }) => events.at(-1)?.name === 'finished');
  return { a, b, received, isOver, outcomes: () => [outcomeOf(a), outcomeOf(b)] };
}

function outcomeOf({ events }: Party) {
  const last = events.at(-1);
  return last?.name === 'finished' ? last.outcome : null;
}

describe('a fax line', () => {
  it('carries a fax in G.711 by RTP, which others overtake', async () => {
    const network = new VirtualNetwork();
    const { received, isOver, outcomes } = await call(network);
    const held = new Map<string, Buffer>();
    network.alter = (datagram, from) => {
      const key = String(from.port);
      const earlier = held.get(key);
      held.delete(key);
      if (earlier)
        return [
          { datagram, from },
          { datagram: earlier, from },
        ];
      if ((parseRtp(datagram)?.sequence ?? 0) % 7 !== 0) return [{ datagram, from }];
      held.set(key, datagram);
      return [];
    };
    network.pass(LONGEST_FRAMES, isOver);
    expect(outcomes()).toMatchObject([
      { success: true, path: 'g711', totalPages: 1 },
      { success: true, path: 'g711' },
    ]);
    expect(await compareFaxes(sent, received)).toMatchObject([{ differingPixels: 0 }]);
  });

  it('goes over to T.38 on the same port, while audio is still on its way', async () => {
    const network = new VirtualNetwork();
    const { a, b, received, isOver, outcomes } = await call(network);
    network.pass(200);
    expect(b.events.map(({ name }) => name)).toContain('tone');
    a.line.switchToT38(t38(b.port));
    network.pass(10);
    b.line.switchToT38(t38(a.port));
    network.pass(LONGEST_FRAMES, isOver);
    expect(outcomes()).toMatchObject([
      { success: true, path: 't38' },
      { success: true, path: 't38' },
    ]);
    expect(await compareFaxes(sent, received)).toMatchObject([{ differingPixels: 0 }]);
  });

  it('goes over to T.38 on a port of its own', async () => {
    const network = new VirtualNetwork();
    const { a, b, isOver, outcomes } = await call(network);
    expect(await b.line.open('t38', { address: HERE, port: 4004 })).toBe(true);
    network.pass(200);
    a.line.switchToT38(t38(4004));
    b.line.switchToT38(t38(a.port));
    network.pass(LONGEST_FRAMES, isOver);
    expect(outcomes()).toMatchObject([{ success: true }, { success: true, path: 't38' }]);
  });

  it('goes back to audio when T.38 is given up', async () => {
    const network = new VirtualNetwork();
    const { a, b, isOver, outcomes } = await call(network);
    network.pass(150);
    for (const [own, other] of [[a, b] as const, [b, a] as const]) own.line.switchToT38(t38(other.port));
    network.pass(50);
    for (const { line } of [a, b]) line.backToAudio();
    network.pass(LONGEST_FRAMES, isOver);
    expect(outcomes()).toMatchObject([
      { success: true, path: 'g711' },
      { success: true, path: 'g711' },
    ]);
  });

  it('refuses to change the path once the page phase has begun', async () => {
    const network = new VirtualNetwork();
    const { a, b, isOver, outcomes } = await call(network);
    network.pass(LONGEST_FRAMES, () => a.events.some(({ name }) => name === 'negotiated'));
    expect(() => a.line.switchToT38(t38(b.port))).toThrow(/page phase/);
    network.pass(LONGEST_FRAMES, isOver);
    expect(outcomes()).toMatchObject([{ success: true, path: 'g711' }, { success: true }]);
  });

  it('sends to where packets come from, and hears no stranger (RFC 4961)', async () => {
    const network = new VirtualNetwork();
    const { isOver, outcomes } = await call(network);
    const behindNat = { address: '198.51.100.7', port: 4000 };
    let strangers = 0;
    network.alter = (datagram, from) => {
      const seen = from.port === 4000 ? behindNat : from;
      if (strangers++ % 10 !== 0) return [{ datagram, from: seen }];
      const header = parseRtp(datagram);
      const noise = buildRtp({ payloadType: 0, sequence: 9, timestamp: 9, ssrc: 9, payload: Buffer.alloc(160, 0x55) });
      expect(header).not.toBeNull();
      return [
        { datagram, from: seen },
        { datagram: noise, from: { address: '203.0.113.9', port: 9 } },
      ];
    };
    network.pass(LONGEST_FRAMES, isOver);
    expect(outcomes()).toMatchObject([{ success: true }, { success: true }]);
  });

  it('is silent RTP before a fax has begun, so that the way through a NAT stands open', async () => {
    const network = new VirtualNetwork();
    const heard: Buffer[] = [];
    network.alter = (datagram) => {
      heard.push(datagram);
      return [];
    };
    const { line } = await party(network, 4000);
    line.connect(audio(5000));
    network.pass(50);
    const headers = heard.map((datagram) => parseRtp(datagram));
    expect(headers).toHaveLength(50);
    expect(headers.map((header) => header?.marker).slice(0, 2)).toEqual([true, false]);
    const [first, second] = headers;
    expect(((second?.timestamp ?? 0) - (first?.timestamp ?? 0)) >>> 0).toBe(160);
    expect(new Set(heard[0]?.subarray(12))).toEqual(new Set([0xff]));
  });

  it('hears a calling fax before a session has begun', async () => {
    const network = new VirtualNetwork();
    const [a, b] = [await party(network, 4000), await party(network, 4002)];
    a.line.connect(audio(b.port));
    b.line.connect(audio(a.port));
    network.pass(50);
    await a.line.begin(sending());
    network.pass(400);
    expect(b.events).toEqual([{ name: 'tone', tone: 'cng' }]);
    expect(await b.line.close()).toBeNull();
  });

  it.each([
    ['is missing', () => join(folder, 'none.tif'), 41, 'the document cannot be opened'],
    ['is no TIFF', () => import.meta.filename, 43, 'the document is no fax TIFF'],
  ])('finishes at once when its document %s', async (_what, path, code, text) => {
    const { line, events } = await party(new VirtualNetwork(), 4000);
    await line.begin({ kind: 'send', fax: { ...TERMS, path: path(), header: '' } });
    expect(events).toMatchObject([{ name: 'finished', outcome: { success: false, code, text, pages: 0 } }]);
    await expect(line.begin(sending())).rejects.toMatchObject({ code: 'invalid' });
  });

  it('tells what became of a fax whose call ends', async () => {
    const network = new VirtualNetwork();
    const { a, b } = await call(network);
    network.pass(LONGEST_FRAMES, () => a.events.some(({ name }) => name === 'negotiated'));
    expect(await a.line.close()).toMatchObject({
      success: false,
      text: 'lost carrier: the call dropped during the fax',
    });
    expect(a.events.at(-1)).toMatchObject({ name: 'finished' });
    expect(await b.line.close()).toMatchObject({ success: false, code: 49 });
    expect(await (await party(network, 4010)).line.close()).toBeNull();
  });

  it('bears whatever datagram comes, in either mode', async () => {
    const network = new VirtualNetwork();
    const { a, b, isOver, outcomes } = await call(network);
    const hostile = [[], [0x80], [0x80, 0, 0, 1], [0, 0, 1, 0, 0x80, 0xff], Array.from({ length: 1500 }, () => 0xff)];
    const storm = (to: Party) => {
      for (const octets of hostile) {
        network.send(
          Uint8Array.from(octets),
          { address: HERE, port: to === a ? b.port : a.port },
          { address: HERE, port: to.port },
        );
      }
    };
    network.pass(200);
    for (const to of [a, b]) storm(to);
    network.pass(1);
    for (const [own, other] of [[a, b] as const, [b, a] as const]) own.line.switchToT38(t38(other.port));
    network.pass(100);
    for (const to of [a, b]) storm(to);
    network.pass(LONGEST_FRAMES, isOver);
    expect(outcomes()).toMatchObject([{ success: true }, { success: true }]);
  });
});
