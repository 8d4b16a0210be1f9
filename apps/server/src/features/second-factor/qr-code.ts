import { encodeQR } from 'qr';
import { encodePng } from './png.ts';

/** Pixels a side, and the least white at each edge (contract 10 §1.8). */
const SIZE = 300;
const MARGIN = 10;
/** White modules that readers count on (ISO/IEC 18004 §6.3.8). */
const QUIET_MODULES = 4;
/** The encoder gives no symbol without a border. */
const BORDER = 1;

/**
 * A QR code as a PNG in a data URI. All modules are equally large, so that none is blurred.
 * @throws Error when the text is too long for any QR code
 */
export function qrDataUri(text: string): string {
  const bordered = encodeQR(text, 'raw', { ecc: 'medium', border: BORDER });
  const count = bordered.length - 2 * BORDER;
  const scale = Math.max(
    1,
    Math.min(Math.floor((SIZE - 2 * MARGIN) / count), Math.floor(SIZE / (count + 2 * QUIET_MODULES))),
  );
  const start = Math.floor((SIZE - scale * count) / 2);
  const moduleAt = (pixel: number) => BORDER + Math.floor((pixel - start) / scale);
  const png = encodePng(SIZE, (x, y) => bordered[moduleAt(y)]?.[moduleAt(x)] ?? false);
  return `data:image/png;base64,${png.toString('base64')}`;
}
