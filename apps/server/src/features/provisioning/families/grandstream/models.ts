import type { Model } from '../../configuration.ts';

/** Where a model keeps accounts: `phone` one set of P-values each, `fxs` as the HT80x, `ports` many users of one server. */
export type AccountTable = 'phone' | 'fxs' | 'ports';

export interface GrandstreamModel extends Model {
  readonly accounts: AccountTable;
  /** Multi-purpose keys beside the screen. */
  readonly keys: number;
  /** Line keys that may be anything. */
  readonly lineKeys: number;
}

const phone = (lines: number, keys: number, lineKeys = 0): GrandstreamModel => ({
  lines,
  keys,
  lineKeys,
  accounts: 'phone',
});
const fxs = (lines: number): GrandstreamModel => ({ lines, keys: 0, lineKeys: 0, accounts: 'fxs' });
/** Each kind of value has room for 30 ports. */
const MOST_PORTS = 30;
const ports = (lines: number): GrandstreamModel => ({ lines, keys: 0, lineKeys: 0, accounts: 'ports' });

export const GRANDSTREAM_MODELS: Readonly<Record<string, GrandstreamModel>> = {
  gxp110x: phone(1, 0),
  gxp116x: phone(1, 0),
  gxp140x: phone(2, 0),
  gxp1450: phone(2, 0),
  gxp16xx: phone(3, 8),
  gxp17xx: phone(4, 32),
  gxp2100: phone(4, 7),
  gxp2124: phone(4, 24),
  gxp2130: phone(3, 8, 3),
  gxp2135: phone(4, 32, 8),
  gxp2140: phone(4, 0, 8),
  gxp2160: phone(6, 24, 12),
  gxp2170: phone(6, 0, 48),
  grp2612: phone(2, 16, 4),
  grp2613: phone(3, 24, 6),
  grp2614: phone(4, 24, 8),
  grp2615: phone(5, 40, 10),
  grp2616: phone(6, 24, 12),
  gxv3240: phone(6, 0),
  gxv3275: phone(6, 0),
  gxv3370: phone(6, 0),
  gac2500: phone(6, 0),
  dp715: ports(5),
  dp750: ports(10),
  ht502: fxs(2),
  ht503: fxs(1),
  ht701: fxs(1),
  ht702: fxs(2),
  ht801: fxs(1),
  ht802: fxs(2),
  ht812: fxs(2),
  ht814: ports(4),
  gxw40xx: ports(24),
  gxw42xx: ports(MOST_PORTS),
  gswave: phone(6, 0),
};
