import type { Model } from '../../configuration.ts';

export interface PolycomModel extends Model {
  /** Keys that may watch others. */
  readonly watched: number;
}

const phone = (lines: number, watched: number): PolycomModel => ({ lines, watched });

export const POLYCOM_MODELS: Readonly<Record<string, PolycomModel>> = {
  ip321: phone(2, 0),
  ip331: phone(2, 0),
  ip335: phone(2, 0),
  ip450: phone(3, 2),
  ip550: phone(4, 3),
  ip560: phone(4, 3),
  ip650: phone(6, 47),
  ip670: phone(6, 47),
  ip5000: phone(1, 0),
  ip6000: phone(1, 0),
  ip7000: phone(1, 0),
  duo: phone(1, 0),
  vvx101: phone(1, 0),
  vvx150: phone(2, 1),
  vvx201: phone(2, 1),
  vvx250: phone(4, 3),
  vvx300: phone(6, 5),
  vvx301: phone(6, 5),
  vvx310: phone(6, 5),
  vvx311: phone(6, 5),
  vvx350: phone(6, 5),
  vvx400: phone(12, 11),
  vvx401: phone(12, 11),
  vvx410: phone(12, 11),
  vvx411: phone(12, 11),
  vvx450: phone(12, 31),
  vvx500: phone(12, 50),
  vvx501: phone(12, 50),
  vvx600: phone(16, 50),
  vvx601: phone(16, 50),
  trio8500: phone(1, 0),
  trio8800: phone(1, 0),
};

export const POLY_MODELS: Readonly<Record<string, PolycomModel>> = {
  ccx400: phone(24, 23),
  ccx500: phone(24, 23),
  ccx600: phone(34, 33),
  ccx700: phone(34, 33),
  'edge-b10': phone(8, 7),
  'edge-b20': phone(8, 7),
  'edge-e100': phone(8, 7),
  'edge-e220': phone(16, 15),
  'edge-e350': phone(24, 23),
};
