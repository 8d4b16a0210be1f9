const MM_PER_INCH = 25.4;

/** Dots a millimetre that the nominal resolutions of faxes stand for (T.4 §2.1, RFC 2301 §2.2.1). */
const NOMINAL: Readonly<Record<number, number>> = { 204: 8.04, 408: 16.08, 98: 3.85, 196: 7.7, 391: 15.4 };

/** @param dpi dots per inch, as a TIFF states them */
export function dotsPerMm(dpi: number): number {
  return NOMINAL[Math.round(dpi)] ?? dpi / MM_PER_INCH;
}
