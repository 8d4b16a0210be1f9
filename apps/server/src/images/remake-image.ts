import sharp from 'sharp';
import { errors } from '../http/errors.ts';

/** A picture as we keep it: made anew, so that nothing but its pixels is left of what was sent. */
export interface Image {
  readonly contentType: 'image/png' | 'image/jpeg';
  readonly extension: 'png' | 'jpg';
  readonly bytes: Buffer;
}

/** Width and height in pixels that a picture is scaled down to. */
interface Bounds {
  readonly width: number;
  readonly height: number;
}

/** More pixels than any camera makes: a small file that unpacks to more is an attack. */
const MOST_PIXELS = 50_000_000;

sharp.cache(false);
sharp.concurrency(1);

/**
 * Verifies a PNG or JPEG by its content and encodes it anew, within the bounds, upright and without metadata.
 * @throws ApiError 415 when it is neither (SVG and scripts with a wrong name included), 422 when it cannot be read
 */
export async function remakeImage(bytes: Buffer, bounds: Bounds): Promise<Image> {
  const format = formatOf(bytes);
  if (!format) throw errors.wrongContentType('The picture must be a PNG or JPEG file');
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ ...bounds, fit: 'inside', withoutEnlargement: true });
    return format === 'png'
      ? { contentType: 'image/png', extension: 'png', bytes: await picture.png().toBuffer() }
      : { contentType: 'image/jpeg', extension: 'jpg', bytes: await picture.jpeg({ quality: 85 }).toBuffer() };
  } catch {
    const message = 'cannot be read as a picture';
    throw errors.unprocessable(`The file ${message}`, [{ field: 'file', message }]);
  }
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

/** ISO/IEC 15948 §5.2; ISO/IEC 10918-1 B.1.1.3 (SOI and the first byte of a marker). */
function formatOf(bytes: Buffer): 'png' | 'jpeg' | null {
  if (bytes.subarray(0, PNG.length).equals(PNG)) return 'png';
  return bytes.subarray(0, JPEG.length).equals(JPEG) ? 'jpeg' : null;
}
