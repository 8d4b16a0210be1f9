import { type FaxScale, longestPage } from '../fax-quality.ts';

/** Where a page lies on a fax page; lengths in pixels of the fax. */
export interface Placement {
  /** Lying pages are turned a quarter to the right. */
  readonly isTurned: boolean;
  /** Of the page as it is rendered, before it is turned. */
  readonly width: number;
  readonly height: number;
  /** White on the left of the page, turned. */
  readonly left: number;
  /** Lines of the fax page. */
  readonly lines: number;
}

const MM_PER_INCH = 25.4;
/** A line scanned at 8.04 pixels a millimetre (T.4 §2.1), or at its nominal resolution. */
const pixelsPerMm = ({ xDpi }: FaxScale) => (xDpi % 204 === 0 ? (8.04 * xDpi) / 204 : xDpi / MM_PER_INCH);

/**
 * Fits a page to a fax page: upright, as large as its width and the longest legal length allow, in the middle, from the top.
 * @param page width and height in any one unit
 */
export function placePage(page: { readonly width: number; readonly height: number }, scale: FaxScale): Placement {
  const isTurned = page.width > page.height;
  const [across, along] = isTurned ? [page.height, page.width] : [page.width, page.height];
  const [perMmX, perMmY] = [pixelsPerMm(scale), scale.linesPerMm];
  const zoom = Math.min(scale.width / perMmX / across, longestPage(scale) / perMmY / along);
  const width = Math.max(1, Math.min(scale.width, Math.round(across * zoom * perMmX)));
  const lines = Math.max(1, Math.min(longestPage(scale), Math.round(along * zoom * perMmY)));
  const left = Math.floor((scale.width - width) / 2);
  return isTurned
    ? { isTurned, width: lines, height: width, left, lines }
    : { isTurned, width, height: lines, left, lines };
}
