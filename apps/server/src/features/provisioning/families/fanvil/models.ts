import type { Model } from '../../configuration.ts';

export interface FanvilModel extends Model {
  /** Keys on one page of the screen, and pages. */
  readonly keysOfPage: number;
  readonly pages: number;
}

const phone = (lines: number, keysOfPage: number, pages = 1): FanvilModel => ({ lines, keysOfPage, pages });

export const FANVIL_MODELS: Readonly<Record<string, FanvilModel>> = {
  x1sg: phone(2, 0),
  x1sp: phone(2, 0),
  x2p: phone(2, 0),
  x210: phone(20, 26, 4),
  x3g: phone(2, 2),
  x3sg: phone(4, 4),
  x3sp: phone(4, 4),
  x3u: phone(6, 6),
  x4: phone(4, 6, 5),
  x4g: phone(4, 6, 5),
  x4sg: phone(4, 6, 5),
  x4u: phone(12, 6, 5),
  x5s: phone(6, 8, 5),
  x5u: phone(16, 6, 5),
  x6: phone(6, 12, 5),
  x6u: phone(20, 12, 5),
  x7: phone(20, 29, 4),
  x7a: phone(20, 28, 4),
  x7c: phone(20, 29, 4),
  v62: phone(6, 6, 3),
  v63: phone(8, 6, 3),
  v64: phone(12, 8, 5),
  v65: phone(12, 8, 5),
  v67: phone(20, 29, 4),
  h5: phone(1, 6),
  i30: phone(2, 1),
  w611w: phone(4, 0),
};
