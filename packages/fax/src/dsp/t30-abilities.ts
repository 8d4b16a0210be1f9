/** What spandsp is told that we can do (its t30_api.h). */
const V27TER = 0x01;
const V29 = 0x02;
const V17 = 0x04;

/** MH, MR and MMR. */
export const COMPRESSIONS = 0x02 | 0x04 | 0x08;
/** A4, B4 and A3 wide; unlimited, A4, B4, Letter and Legal long. */
export const IMAGE_SIZES = 0x01 | 0x02 | 0x04 | 0x1f_0000;

const STANDARD = 0x01;
const FINE = 0x02;
const SUPERFINE = 0x04;
const R8 = 0x2_0000;
const R16 = 0x4_0000;
const DPI_300 = 0x10_0000;
const DPI_400 = 0x20_0000;
/** Up to 16 by 15.4 lines a millimetre. */
export const RESOLUTIONS: number = STANDARD | FINE | SUPERFINE | R8 | R16 | DPI_300 | DPI_400;

/**
 * The modems for a rate.
 *
 * @param maxBitRate as T.38 was negotiated for; 14,400 over audio
 */
export function modemsFor(v17: boolean, maxBitRate: number): number {
  if (maxBitRate < 7200) return V27TER;
  return v17 && maxBitRate >= 14_400 ? V27TER | V29 | V17 : V27TER | V29;
}
