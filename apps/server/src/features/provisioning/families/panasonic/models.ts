import type { Model } from '../../configuration.ts';

export interface PanasonicModel extends Model {
  /** Flexible buttons. */
  readonly keys: number;
}

const phone = (lines: number, keys: number): PanasonicModel => ({ lines, keys });

export const PANASONIC_MODELS: Readonly<Record<string, PanasonicModel>> = {
  ut113: phone(2, 0),
  ut123: phone(2, 0),
  ut133: phone(4, 24),
  ut136: phone(4, 24),
  ut670: phone(6, 24),
  utg300b: phone(8, 0),
  hdv100: phone(1, 0),
  hdv130: phone(2, 2),
  hdv230: phone(6, 24),
  hdv330: phone(12, 24),
  tgp500: phone(8, 0),
  tgp550: phone(8, 0),
  tgp600: phone(8, 0),
};
