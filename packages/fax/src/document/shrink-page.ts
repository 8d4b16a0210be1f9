import { setImmediate } from 'node:timers/promises';
import { HalftoneMap } from './halftone-map.ts';

/** A picture of black and white, one octet a pixel: 0 black, 255 white. */
export interface Bilevel {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly lines: number;
}

export interface Size {
  readonly width: number;
  readonly lines: number;
}

/** How black each pixel of the smaller page is, 0 to 255, and where the page shows greys. */
interface Coverage extends Size {
  readonly ink: Uint8Array;
  readonly greys: HalftoneMap;
}

const HALF = 128;
/** Less of a pixel is no stroke, but its edge: a ninth; the thinnest stroke at the finest resolution covers an eighth. */
const LEAST_INK = 28;
/** Shades that differ by no more are one. */
const SAME = 2;
/** Of sums of fractions. */
const ROUNDING = 1e-6;
/** Lines in one go: other faxes of the thread are served in between. */
const SLICE = 16;

/**
 * Makes a page coarser. Each pixel is the average of those it stands for; strokes thinner than a pixel stay strokes, and greys
 * made of dots stay as dark as they are (Floyd and Steinberg, 1976).
 *
 * @param size no larger than the page's, in either direction
 */
export async function shrinkPage(page: Bilevel, size: Size): Promise<Bilevel> {
  return { ...size, pixels: await makeTwoTone(await cover(page, size), page) };
}

async function cover(page: Bilevel, { width, lines }: Size): Promise<Coverage> {
  const greys = new HalftoneMap(page.pixels, page.width);
  const ink = new Uint8Array(width * lines);
  const [scaleX, scaleY] = [width / page.width, lines / page.lines];
  let here = new Float32Array(width + 1);
  let below = new Float32Array(width + 1);
  let row = 0;
  const finish = () => {
    for (let x = 0; x < width; x++) ink[row * width + x] = Math.round(255 * Math.min(1, here[x] ?? 0));
    [here, below] = [below, here];
    below.fill(0);
    row++;
  };
  for (let line = 0; line < page.lines; line++) {
    if (line % SLICE === 0) await setImmediate();
    while (row < Math.floor(line * scaleY + ROUNDING)) finish();
    const inHere = Math.min(scaleY, row + 1 - line * scaleY);
    const pixels = page.pixels.subarray(line * page.width, (line + 1) * page.width);
    for (let start = nextBlack(pixels, 0); start < page.width; ) {
      let end = start + 1;
      while (end < page.width && pixels[end] === 0) end++;
      const next = nextBlack(pixels, end);
      greys.add(line, start, end, next);
      addRun(here, start * scaleX, end * scaleX, inHere);
      if (inHere < scaleY - ROUNDING) addRun(below, start * scaleX, end * scaleX, scaleY - inHere);
      start = next;
    }
  }
  while (row < lines) finish();
  return { width, lines, ink, greys };
}

/** @returns the length of the line where there is none */
function nextBlack(line: Uint8Array, from: number): number {
  const at = line.indexOf(0, from);
  return at < 0 ? line.length : at;
}

function addRun(row: Float32Array, from: number, to: number, height: number): void {
  for (let x = Math.floor(from); x < to; x++) {
    row[x] = (row[x] ?? 0) + (Math.min(to, x + 1) - Math.max(from, x)) * height;
  }
}

async function makeTwoTone({ ink, width, lines, greys }: Coverage, page: Bilevel): Promise<Uint8Array> {
  const pixels = new Uint8Array(width * lines).fill(255);
  const [scaleX, scaleY] = [page.width / width, page.lines / lines];
  let owed = new Float32Array(width + 2);
  let owedBelow = new Float32Array(width + 2);
  for (let line = 0; line < lines; line++) {
    if (line % SLICE === 0) await setImmediate();
    const sourceLine = Math.floor((line + 0.5) * scaleY);
    for (let x = 0; x < width; x++) {
      const at = line * width + x;
      const shade = ink[at] ?? 0;
      const debt = owed[x + 1] ?? 0;
      if (shade === 0 && debt === 0) continue;
      const look = greys.has(sourceLine, Math.floor((x + 0.5) * scaleX)) ? 'grey' : lookOf(ink, at, x, width);
      if (look === 'black') pixels[at] = 0;
      if (look !== 'grey') continue;
      const tone = shade + debt;
      const isBlack = tone >= HALF;
      if (isBlack) pixels[at] = 0;
      const error = (tone - (isBlack ? 255 : 0)) / 16;
      owed[x + 2] = (owed[x + 2] ?? 0) + error * 7;
      owedBelow[x] = (owedBelow[x] ?? 0) + error * 3;
      owedBelow[x + 1] = (owedBelow[x + 1] ?? 0) + error * 5;
      owedBelow[x + 2] = (owedBelow[x + 2] ?? 0) + error;
    }
    [owed, owedBelow] = [owedBelow, owed];
    owedBelow.fill(0);
  }
  return pixels;
}

/**
 * Of a pixel where there are no dots. Black: more than half of it is, or half of it and paper follows, so that no gap is closed;
 * or it holds a stroke of which no pixel beside it, across or along the page, holds more. Grey: it and all around it are as
 * dark, as in fine hatching.
 */
function lookOf(ink: Uint8Array, at: number, x: number, width: number): 'black' | 'white' | 'grey' {
  const shade = ink[at] ?? 0;
  if (shade > HALF) return 'black';
  if (shade < LEAST_INK) return 'white';
  const inLine = (steps: number) => (x + steps >= 0 && x + steps < width ? (ink[at + steps] ?? 0) : 0);
  const alongPage = (steps: number) => ink[at + steps * width] ?? 0;
  const around = [inLine(-1), inLine(1), alongPage(-1), alongPage(1)];
  if (around.every((other) => Math.abs(other - shade) <= SAME)) return 'grey';
  return isOfStroke(shade, inLine) || isOfStroke(shade, alongPage) ? 'black' : 'white';
}

/** @param beside the ink of the pixel so many steps further */
function isOfStroke(shade: number, beside: (steps: number) => number): boolean {
  const [before, after] = [beside(-1), beside(1)];
  // Halved between two pixels, the first has it; what is wider is none of so little ink.
  if (shade > before && (shade > after || (shade === after && shade > beside(2)))) return true;
  return shade >= HALF - SAME && Math.max(before, after) > HALF && Math.min(before, after) === 0;
}
