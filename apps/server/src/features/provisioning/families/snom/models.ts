import type { Model } from '../../configuration.ts';

export interface SnomModel extends Model {
  /** Function keys. */
  readonly keys: number;
}

const phone = (lines: number, keys: number): SnomModel => ({ lines, keys });

export const SNOM_MODELS: Readonly<Record<string, SnomModel>> = {
  '300': phone(4, 6),
  '320': phone(12, 12),
  '360': phone(12, 12),
  '370': phone(12, 12),
  '710': phone(4, 5),
  '715': phone(4, 5),
  '720': phone(12, 18),
  '725': phone(12, 18),
  '760': phone(12, 12),
  '820': phone(12, 12),
  '821': phone(12, 12),
  '870': phone(12, 15),
  d120: phone(2, 2),
  d315: phone(4, 5),
  d345: phone(12, 48),
  d375: phone(12, 12),
  d385: phone(12, 48),
  d712: phone(4, 5),
  d715: phone(4, 5),
  d717: phone(6, 15),
  d725: phone(12, 18),
  d735: phone(12, 32),
  d745: phone(12, 32),
  d765: phone(12, 16),
  d785: phone(12, 24),
  d812: phone(4, 8),
  d815: phone(6, 10),
  d862: phone(12, 32),
  d865: phone(12, 40),
  c520: phone(1, 0),
  c620: phone(4, 0),
  m100kle: phone(1, 0),
  m500kle: phone(4, 0),
  pa1: phone(2, 0),
};
