import { scaleOf } from '@strowger/fax/tiff';

/** Contract 30 §12. */
export const QUALITIES = ['basic', 'standard', 'fine', 'super', 'superior', 'ultra'] as const;
export type Quality = (typeof QUALITIES)[number];

/** How finely a fax image is scanned (T.4 §2.1, T.30 table 2). */
export interface FaxScale {
  /** Pixels of a line. */
  readonly width: number;
  /** Nominal dots per inch, as a TIFF states them. */
  readonly xDpi: number;
  readonly yDpi: number;
  readonly linesPerMm: number;
}

const R8 = { width: 1728, xDpi: 204 };

/** T.30 knows nothing coarser than 204 × 98: `basic` is sent as that. */
export const FAX_SCALES: Readonly<Record<Quality, FaxScale>> = {
  basic: { ...R8, yDpi: 98, linesPerMm: 3.85 },
  standard: { ...R8, yDpi: 98, linesPerMm: 3.85 },
  fine: { ...R8, yDpi: 196, linesPerMm: 7.7 },
  super: { ...R8, yDpi: 391, linesPerMm: 15.4 },
  superior: { width: 2592, xDpi: 300, yDpi: 300, linesPerMm: 300 / 25.4 },
  ultra: { width: 3456, xDpi: 408, yDpi: 391, linesPerMm: 15.4 },
};

/** Every receiver takes pages of A4's length (T.30 table 2, bits 19 and 20). */
const LONGEST_MM = 297;

/** Most lines of a page. */
export function longestPage({ linesPerMm }: FaxScale): number {
  return Math.round(LONGEST_MM * linesPerMm);
}

/** The quality that a fax image has. @param dpi dots per inch of its pages, as a TIFF states them */
export function qualityOfScan(dpi: Pick<FaxScale, 'xDpi' | 'yDpi'>): Quality {
  const scale = scaleOf(dpi);
  return scale === null ? 'standard' : SCANS[scale];
}

const SCANS = { fine: 'fine', superfine: 'super', 300: 'superior', 400: 'ultra' } as const;
