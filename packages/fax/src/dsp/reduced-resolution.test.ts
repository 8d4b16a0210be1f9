import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDocument } from '../document/check-document.ts';
import { dotsPerMm } from '../document/dots-per-mm.ts';
import { Reduction } from '../document/reduction.ts';
import { readPageImages, SLIP, type TestPage, writeTestFax } from '../testing/fax-pages.ts';
import type { ModemEvent } from './fax-dsp.ts';
import { SpandspAudioModem } from './spandsp-audio-modem.ts';
import { SpandspCallbacks } from './spandsp-callbacks.ts';
import { bindSpandsp } from './spandsp-functions.ts';

/** Standard and fine, on the usual lines: what an old machine has. */
const OLD_MACHINE = 0x01 | 0x02 | 0x2_0000;
const OLDEST_MACHINE = 0x01 | 0x2_0000;
const FRAME = 160;
const LONGEST_FRAMES = 5000;
const FINE_PAGE = { ...SLIP, picture: 2 };
const STANDARD_PAGE = { ...SLIP, yDpi: 98, lines: 100, picture: 3 };

let folder: string;
let number = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fax-resolution-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** Sends pages to a machine of these resolutions; null: to one with all of ours. */
async function send(pages: readonly TestPage[], resolutions: number | null, reduced = true) {
  number++;
  const [sent, received] = [join(folder, `${number}-sent.tif`), join(folder, `${number}-received.tif`)];
  await writeTestFax(sent, pages);
  const document = await checkDocument(sent);
  const reduction = new Reduction(sent, 'scales' in document ? document.scales : new Set());
  await reduction.made;
  const functions = bindSpandsp();
  const old = {
    ...functions,
    setResolutions: (t30: unknown, ours: number) => functions.setResolutions(t30, resolutions ?? ours),
  };
  const callbacks = new SpandspCallbacks();
  const events: ModemEvent[] = [];
  const terms = { ident: '', ecm: true, v17: true };
  const reducedFor = (dis: Uint8Array) => (reduced ? reduction.pathFor(dis) : null);
  const common = { terms, onEvent: (event: ModemEvent) => void events.push(event) };
  const a = new SpandspAudioModem(
    { functions, callbacks },
    { ...common, work: { kind: 'send', path: sent, header: '', reducedFor } },
  );
  const b = new SpandspAudioModem(
    { functions: old, callbacks },
    { ...common, work: { kind: 'receive', path: received } },
  );
  const [said, answered] = [new Int16Array(FRAME), new Int16Array(FRAME)];
  const codes = () => events.flatMap((event) => (event.name === 'ended' ? [event.code] : []));
  for (let n = 0; n < LONGEST_FRAMES && codes().length < 2; n++) {
    a.send(said);
    b.send(answered);
    a.receive(answered);
    b.receive(said);
  }
  for (const modem of [a, b]) modem.close();
  await reduction.remove();
  for (const copy of ['fine', 'standard']) expect(existsSync(`${sent}.${copy}`)).toBe(false);
  return { codes: codes(), received };
}

/** The black part of the first page. */
async function inkOf(path: string): Promise<number> {
  const [page] = await readPageImages(path);
  return (page?.pixels.filter((pixel) => pixel === 0).length ?? 0) / (page?.pixels.length ?? 1);
}

describe('a document that is finer than the receiver', () => {
  it.each([
    ['superfine', { ...SLIP, yDpi: 391, lines: 400, picture: 1 }],
    ['300 by 300', { ...SLIP, width: 2592, xDpi: 300, yDpi: 300, lines: 300, picture: 1 }],
    ['superfine both ways', { ...SLIP, width: 3456, xDpi: 408, yDpi: 391, lines: 400, picture: 1 }],
  ])(
    'is reduced to fine from %s, pages that are not so fine staying as they are (contract 30 §20)',
    async (_name, page) => {
      const { codes, received } = await send([page, FINE_PAGE], OLD_MACHINE);
      expect(codes).toEqual([0, 0]);
      const [first, second] = await readPageImages(received);
      expect(first).toMatchObject({
        width: 1728,
        lines: Math.round((page.lines * dotsPerMm(196)) / dotsPerMm(page.yDpi)),
      });
      expect(second).toMatchObject({ width: 1728, lines: FINE_PAGE.lines });
      expect(await inkOf(received)).toBeGreaterThan(0.01);
    },
  );

  it.each([
    ['fine', FINE_PAGE],
    ['superfine', { ...SLIP, yDpi: 391, lines: 400, picture: 1 }],
    ['300 by 300', { ...SLIP, width: 2592, xDpi: 300, yDpi: 300, lines: 300, picture: 1 }],
  ])('is reduced to standard from %s for a machine that takes nothing finer', async (_name, page) => {
    const { codes, received } = await send([page, STANDARD_PAGE], OLDEST_MACHINE);
    expect(codes).toEqual([0, 0]);
    const [first, second] = await readPageImages(received);
    expect(first).toMatchObject({
      width: 1728,
      lines: Math.round((page.lines * dotsPerMm(98)) / dotsPerMm(page.yDpi)),
    });
    expect(second).toMatchObject({ width: 1728, lines: STANDARD_PAGE.lines });
    expect(await inkOf(received)).toBeGreaterThan(0.01);
  });

  it('is sent as it is to a receiver that takes it', async () => {
    const { codes, received } = await send([{ ...SLIP, yDpi: 391, lines: 400, picture: 1 }], null);
    expect(codes).toEqual([0, 0]);
    expect(await readPageImages(received)).toMatchObject([{ lines: 400 }]);
  });

  it('is refused with a reason when there is no reduced copy', async () => {
    const { codes } = await send([{ ...SLIP, yDpi: 391, picture: 1 }], OLD_MACHINE, false);
    expect(codes).toContain(11);
  });
});
