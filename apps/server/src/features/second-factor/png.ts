import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const GREYSCALE = 0;
const NO_FILTER = 0;

/**
 * A square picture in black and white, one bit a pixel (W3C PNG §11).
 * @param size pixels a side
 */
export function encodePng(size: number, isBlack: (x: number, y: number) => boolean): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.writeUInt8(1, 8);
  header.writeUInt8(GREYSCALE, 9);
  const rows = Array.from({ length: size }, (_, y) => rowOf(size, (x) => isBlack(x, y)));
  const pixels = deflateSync(Buffer.concat(rows), { level: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

/** The filter's number, then the pixels from the highest bit on; 1 is white. */
function rowOf(size: number, isBlack: (x: number) => boolean): Buffer {
  const row = Buffer.alloc(1 + Math.ceil(size / 8), NO_FILTER);
  for (let x = 0; x < size; x += 1) {
    const at = 1 + (x >> 3);
    if (!isBlack(x)) row[at] = (row[at] ?? 0) | (0x80 >> (x & 7));
  }
  return row;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
