import type { Model } from '../../configuration.ts';

export interface YealinkModel extends Model {
  readonly lineKeys: number;
  readonly memoryKeys: number;
  /** Cordless base: a handset goes with each line. */
  readonly isDect: boolean;
}

const desk = (lines: number, lineKeys: number, memoryKeys = 0): YealinkModel => ({
  lines,
  lineKeys,
  memoryKeys,
  isDect: false,
});
const base = (lines: number): YealinkModel => ({ lines, lineKeys: 0, memoryKeys: 0, isDect: true });

export const YEALINK_MODELS: Readonly<Record<string, YealinkModel>> = {
  t19p: desk(1, 0),
  t20p: desk(2, 2),
  t21p: desk(2, 2),
  t23g: desk(3, 3),
  t23p: desk(3, 3),
  t26p: desk(3, 3, 10),
  t27g: desk(6, 21),
  t27p: desk(6, 21),
  t28p: desk(6, 6, 10),
  t29g: desk(16, 27),
  t31g: desk(2, 2),
  t32g: desk(3, 3),
  t33g: desk(4, 4),
  t38g: desk(6, 6, 10),
  t40p: desk(3, 3),
  t41p: desk(6, 15),
  t41s: desk(6, 15),
  t42g: desk(12, 15),
  t42s: desk(12, 15),
  t43u: desk(12, 21),
  t46g: desk(16, 27),
  t46s: desk(16, 27),
  t46u: desk(16, 27),
  t48g: desk(16, 29),
  t48s: desk(16, 29),
  t48u: desk(16, 29),
  t49g: desk(16, 29),
  t52s: desk(12, 21),
  t53: desk(12, 21),
  t53w: desk(12, 21),
  t54w: desk(16, 27),
  t56a: desk(16, 27),
  t57w: desk(16, 29),
  t58v: desk(16, 27),
  t58w: desk(16, 27),
  cp860: desk(1, 0),
  cp920: desk(1, 0),
  cp925: desk(1, 0),
  cp960: desk(1, 0),
  cp965: desk(1, 0),
  vp59: desk(16, 27),
  w52p: base(5),
  w56p: base(5),
  w60b: base(8),
  w70b: base(10),
  w80b: base(30),
};
