import type { TiffPage } from './tiff-pages.ts';

/** How finely a page is scanned, beyond standard, which every receiver takes (ITU-T T.30 table 2). */
export type FineScale = 'fine' | 'superfine' | '300' | '400';

/** Dots per inch from which a page belongs to the next class. */
const ABOVE_STANDARD_DPI = 150;
const ABOVE_FINE_DPI = 250;
const ABOVE_R8_DPI = 250;
const ABOVE_300_DPI = 350;

/** Bits of a DIS; the first is 1. */
const DIS_BITS: Readonly<Record<FineScale, number>> = { fine: 15, superfine: 41, 300: 42, 400: 43 };

/** Null: standard. */
export function scaleOf({ xDpi, yDpi }: Pick<TiffPage, 'xDpi' | 'yDpi'>): FineScale | null {
  if (yDpi < ABOVE_STANDARD_DPI) return null;
  if (yDpi < ABOVE_FINE_DPI) return 'fine';
  if (xDpi < ABOVE_R8_DPI) return 'superfine';
  return xDpi < ABOVE_300_DPI ? '300' : '400';
}

/** Whether a receiver's DIS (the frame, with its address) names all of these scales. */
export function receivesAll(dis: Uint8Array, scales: ReadonlySet<FineScale>): boolean {
  return [...scales].every((scale) => hasBit(dis, DIS_BITS[scale]));
}

/** Behind address, control and field. */
const FIRST_OCTET = 3;

function hasBit(frame: Uint8Array, bit: number): boolean {
  const octet = frame[FIRST_OCTET + ((bit - 1) >> 3)] ?? 0;
  return ((octet >> ((bit - 1) & 7)) & 1) === 1;
}
