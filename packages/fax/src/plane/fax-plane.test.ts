import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { FaxLine, FaxLineEvent, FaxPlane } from '../api.ts';
import { ourT38Parameters } from '../t38/t38-attributes.ts';
import { SLIP, writeTestFax } from '../testing/fax-pages.ts';
import { startFaxPlane } from './fax-plane.ts';

const LOOPBACK = '127.0.0.1';
const PORTS = { min: 47_000, max: 47_019 };
const TERMS = { ident: '+1 555 0100', ecm: true, v17: true };
const AUDIO = { address: LOOPBACK, codec: 'PCMA', payloadType: 8 } as const;

let folder: string;
let sent: string;
let plane: FaxPlane;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fax-plane-'));
  sent = join(folder, 'sent.tif');
  await writeTestFax(sent, [{ ...SLIP, picture: 1 }]);
  plane = await startFaxPlane({ addresses: [LOOPBACK], portRange: PORTS, portRestMs: 0 });
});

afterAll(async () => {
  await plane.close();
  await rm(folder, { recursive: true });
});

async function open(): Promise<{ line: FaxLine; events: FaxLineEvent[] }> {
  const events: FaxLineEvent[] = [];
  const line = await plane.openLine({ onEvent: (event) => events.push(event) });
  onTestFinished(async () => void (await line.close()));
  return { line, events };
}

describe('the fax plane', () => {
  it('is able to carry faxes', () => {
    expect(plane.capability).toEqual({ available: true });
  });

  it('lets two lines hear each other, and tells what became of their faxes when the call ends', async () => {
    const [a, b] = [await open(), await open()];
    expect(a.line.port).not.toBe(b.line.port);
    for (const [own, other] of [
      [a, b],
      [b, a],
    ] as const) {
      await own.line.connect({ ...AUDIO, port: other.line.port });
    }
    await a.line.begin({ kind: 'send', fax: { ...TERMS, path: sent, header: '' }, quietMs: 0 });
    await b.line.begin({ kind: 'receive', path: join(folder, 'received.tif'), terms: TERMS, quietMs: 0 });
    await expect.poll(() => b.events).toMatchObject([{ name: 'tone', tone: 'cng' }]);
    expect(b.line.canSwitch).toBe(true);
    const outcome = { success: false, text: 'no carrier: the call dropped before the first page' };
    expect(await b.line.close()).toMatchObject(outcome);
    expect(await b.line.finished).toMatchObject(outcome);
    expect(b.events.at(-1)).toMatchObject({ name: 'finished' });
    await expect(b.line.backToAudio()).rejects.toMatchObject({ code: 'closed' });
  });

  it('opens a port of its own for UDPTL once, and has as many lines as ports', async () => {
    const { line } = await open();
    const t38 = await line.openT38Port();
    expect(t38.port).not.toBe(line.port);
    expect(await line.openT38Port()).toEqual(t38);
    const lines = await Promise.all(Array.from({ length: 8 }, open));
    await expect(plane.openLine()).rejects.toMatchObject({ code: 'ports-exhausted' });
    await Promise.all([line, ...lines.map((opened) => opened.line)].map((opened) => opened.close()));
    await open();
  });

  it.each([
    ['an address that is none', { address: 'fax.example', port: 4000 }],
    ['an address of the other family', { address: '::1', port: 4000 }],
    ['a port that is none', { address: LOOPBACK, port: 0 }],
  ])('refuses %s', async (_what, place) => {
    const { line } = await open();
    await expect(line.connect({ ...AUDIO, ...place })).rejects.toMatchObject({ code: 'invalid' });
    const parameters = ourT38Parameters(true);
    await expect(line.switchToT38({ ...place, parameters })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('refuses an address that is not its own', async () => {
    await expect(plane.openLine({ address: '192.0.2.1' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('ends its faxes with itself, and opens no line any more', async () => {
    const other = await startFaxPlane({ addresses: [LOOPBACK], portRange: { min: 47_100, max: 47_109 } });
    const line = await other.openLine();
    await line.connect({ ...AUDIO, port: 47_200 });
    await line.begin({ kind: 'send', fax: { ...TERMS, path: sent, header: '' } });
    await other.close();
    expect(await line.finished).toMatchObject({ success: false, code: 49 });
    await expect(other.openLine()).rejects.toMatchObject({ code: 'closed' });
  });
});
