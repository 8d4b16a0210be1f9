import type { Model } from '../../configuration.ts';

export interface CiscoModel extends Model {
  /** Keys beside the screen; an analogue adapter has none. */
  readonly keys: number;
  readonly isAdapter: boolean;
  /** Multiplatform phones put the profile into a device of its own. */
  readonly isMultiplatform: boolean;
}

const phone = (lines: number, keys = lines): CiscoModel => ({ lines, keys, isAdapter: false, isMultiplatform: false });
const adapter = (lines: number): CiscoModel => ({ lines, keys: 0, isAdapter: true, isMultiplatform: false });
const multiplatform = (lines: number, keys: number): CiscoModel => ({
  lines,
  keys,
  isAdapter: false,
  isMultiplatform: true,
});

export const CISCO_MODELS: Readonly<Record<string, CiscoModel>> = {
  spa112: adapter(2),
  spa122: adapter(2),
  spa191: adapter(2),
  spa192: adapter(2),
  spa301: phone(1),
  spa303: phone(3),
  spa501g: phone(4, 8),
  spa502g: phone(1),
  spa504g: phone(4),
  spa508g: phone(8),
  spa509g: phone(12),
  spa512g: phone(1),
  spa514g: phone(4),
  spa525g: phone(5),
  spa525g2: phone(5),
  '8811': multiplatform(10, 10),
  '8841': multiplatform(10, 10),
  '8845': multiplatform(10, 10),
  '8851': multiplatform(10, 10),
  '8861': multiplatform(10, 10),
  '8865': multiplatform(10, 10),
};

export const LINKSYS_MODELS: Readonly<Record<string, CiscoModel>> = {
  spa2102: adapter(2),
  spa3102: adapter(1),
  spa921: phone(1),
  spa941: phone(4),
  spa942: phone(4),
  spa962: phone(6),
};
