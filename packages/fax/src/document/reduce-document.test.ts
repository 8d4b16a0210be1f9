import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PageImage, readPageImages } from '../testing/fax-pages.ts';
import { dotsPerMm } from './dots-per-mm.ts';
import { encodePage } from './encode-page.ts';
import { type Ceiling, reduceDocument } from './reduce-document.ts';
import { readTiffPages } from './tiff-pages.ts';
import { TiffWriter } from './tiff-writer.ts';

interface Scale {
  readonly width: number;
  readonly xDpi: number;
  readonly yDpi: number;
}

const FINE = { width: 1728, xDpi: 204, yDpi: 196 };
const SUPERFINE = { ...FINE, yDpi: 391 };
const SUPERIOR = { width: 2592, xDpi: 300, yDpi: 300 };
const ULTRA = { width: 3456, xDpi: 408, yDpi: 391 };
const REDUCTIONS: readonly (readonly [string, Scale, Ceiling])[] = [
  ['fine to standard', FINE, 'standard'],
  ['superfine to fine', SUPERFINE, 'fine'],
  ['superfine to standard', SUPERFINE, 'standard'],
  ['300 by 300 to fine', SUPERIOR, 'fine'],
  ['300 by 300 to standard', SUPERIOR, 'standard'],
  ['408 by 391 to fine', ULTRA, 'fine'],
  ['408 by 391 to standard', ULTRA, 'standard'],
];
/** A strip of paper. */
const LENGTH_MM = 60;

let folder: string;
let number = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fax-reduction-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A strip of this scale where the pixels are black that `isBlack` names, by column and line. */
function draw({ width, yDpi }: Scale, isBlack: (x: number, y: number) => boolean): PageImage {
  const lines = Math.round(LENGTH_MM * dotsPerMm(yDpi));
  const pixels = new Uint8Array(width * lines).fill(255);
  for (let y = 0; y < lines; y++) {
    for (let x = 0; x < width; x++) if (isBlack(x, y)) pixels[y * width + x] = 0;
  }
  return { width, lines, pixels };
}

async function reduce(drawn: PageImage, scale: Scale, ceiling: Ceiling) {
  const path = join(folder, `${++number}.tif`);
  const writer = new TiffWriter(path);
  const raw = { width: drawn.width, height: drawn.lines, channels: 1 } as const;
  writer.add(await encodePage(sharp(drawn.pixels, { raw })), scale);
  writer.close();
  expect(await reduceDocument(path, `${path}.${ceiling}`, ceiling)).toBe(true);
  const [image] = await readPageImages(`${path}.${ceiling}`);
  const [page] = readTiffPages(await readFile(`${path}.${ceiling}`));
  if (!image || !page) throw new Error('no page came out');
  return { image, page };
}

const isBlackAt = ({ pixels, width }: PageImage, x: number, y: number) => pixels[y * width + x] === 0;
const inkOf = ({ pixels }: PageImage) => pixels.filter((pixel) => pixel === 0).length / pixels.length;
/** Lines that are black from edge to edge. */
const blackLines = (image: PageImage) =>
  Array.from({ length: image.lines }, (_, y) => y).filter((y) =>
    image.pixels.subarray(y * image.width, (y + 1) * image.width).every((pixel) => pixel === 0),
  );
const blackColumns = (image: PageImage) =>
  Array.from({ length: image.width }, (_, x) => x).filter((x) =>
    Array.from({ length: image.lines }, (_, y) => y).every((y) => isBlackAt(image, x, y)),
  );

describe.each(REDUCTIONS)('a page reduced from %s', (_name, scale, ceiling) => {
  it('is as long as before, in millimetres', async () => {
    const { page } = await reduce(
      draw(scale, () => false),
      scale,
      ceiling,
    );
    expect(page).toMatchObject({ width: 1728, xDpi: 204, yDpi: ceiling === 'fine' ? 196 : 98 });
    expect(page.lines).toBe(Math.round(LENGTH_MM * dotsPerMm(page.yDpi)));
  });

  it('keeps each line of a single pixel, wherever it lies, in its place and no thicker than a pixel', async () => {
    const [every, across] = [23, 37];
    const drawn = draw(scale, (_x, y) => y % every === 5);
    const lying = (await reduce(drawn, scale, ceiling)).image;
    const expected = blackLines(drawn).map((y) => ((y + 0.5) * lying.lines) / drawn.lines - 0.5);
    const found = blackLines(lying);
    expect(found).toHaveLength(expected.length);
    for (const [index, y] of expected.entries()) expect(Math.abs((found[index] ?? 0) - y)).toBeLessThanOrEqual(0.75);
    expect(inkOf(lying)).toBeCloseTo(found.length / lying.lines, 6);

    const upright = draw(scale, (x) => x % across === 5);
    const { image } = await reduce(upright, scale, ceiling);
    expect(blackColumns(image)).toHaveLength(blackColumns(upright).length);
    expect(inkOf(image)).toBeCloseTo(blackColumns(image).length / image.width, 6);
  });

  it('keeps greys as dark as they are', async () => {
    for (const [share, isDot] of [
      [0.5, (x: number, y: number) => (x + y) % 2 === 0],
      [0.25, (x: number, y: number) => (7 * y + 3 * x) % 4 === 0],
      [0.05, (x: number, y: number) => (x + 9 * y) % 20 === 0],
      [0.9, (x: number, y: number) => (x + 3 * y) % 10 !== 0],
    ] as const) {
      expect(inkOf((await reduce(draw(scale, isDot), scale, ceiling)).image)).toBeCloseTo(share, 1.5);
    }
  });

  it('keeps fine hatching as dark as it is', async () => {
    const lying = await reduce(
      draw(scale, (_x, y) => y % 2 === 0),
      scale,
      ceiling,
    );
    expect(Math.abs(inkOf(lying.image) - 0.5)).toBeLessThan(0.2);
  });
});

it('type keeps its strokes and the gaps between them', async () => {
  const [stroke, gap] = [3, 5];
  const drawn = draw(FINE, (x, y) => y % (stroke + gap) < stroke && x > 200 && x < 1500);
  const { image } = await reduce(drawn, FINE, 'standard');
  const column = Array.from({ length: image.lines }, (_, y) => isBlackAt(image, 800, y));
  const runs =
    column
      .map((isBlack) => (isBlack ? '#' : ' '))
      .join('')
      .match(/#+| +/g) ?? [];
  expect(runs.filter((run) => run.startsWith('#'))).toHaveLength(Math.ceil(drawn.lines / (stroke + gap)));
  for (const run of runs.slice(0, -1)) expect(run).toHaveLength(2);
});

it('a page no finer than asked for stays as it is', async () => {
  const standard = { ...FINE, yDpi: 98 };
  const drawn = draw(standard, (x, y) => (x + y) % 3 === 0);
  const { image } = await reduce(drawn, standard, 'standard');
  expect({ ...image, pixels: Buffer.from(image.pixels) }).toEqual({ ...drawn, pixels: Buffer.from(drawn.pixels) });
});
