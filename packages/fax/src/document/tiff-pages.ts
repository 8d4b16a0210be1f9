/** One page of a fax TIFF: a bilevel image (TIFF 6.0, RFC 2306). */
export interface TiffPage {
  readonly width: number;
  readonly lines: number;
  /** 1 none, 2 modified Huffman, 3 Group 3, 4 Group 4. */
  readonly compression: number;
  /** Of Group 3: bit 0 two-dimensional, bit 2 filled to octets. */
  readonly group3Options: number;
  /** Pixels that are 0 are white. */
  readonly zeroIsWhite: boolean;
  /** The first pixel of an octet is its lowest bit. */
  readonly lowBitFirst: boolean;
  readonly linesPerStrip: number;
  /** Dots per inch. */
  readonly xDpi: number;
  readonly yDpi: number;
  readonly strips: readonly Buffer[];
}

/** Octets of a value by its type (TIFF 6.0 §2). */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 5: 8 };
const MOST_PAGES = 10_000;
/** In all tags of a file: entries may point to the same octets again and again. */
const MOST_VALUES = 1_000_000;

interface Reader {
  readonly file: Buffer;
  readonly u16: (at: number) => number;
  readonly u32: (at: number) => number;
  /** Values that may still be read. */
  room: number;
}

/**
 * The pages of a TIFF file, in order.
 * @throws Error when it is none, or is cut off
 */
export function readTiffPages(file: Buffer): TiffPage[] {
  const order = file.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') throw new Error('no TIFF file');
  const isLittle = order === 'II';
  const reader: Reader = {
    file,
    u16: (at) => (isLittle ? file.readUInt16LE(at) : file.readUInt16BE(at)),
    u32: (at) => (isLittle ? file.readUInt32LE(at) : file.readUInt32BE(at)),
    room: MOST_VALUES,
  };
  if (reader.u16(2) !== 42) throw new Error('no TIFF file');
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  for (let at = reader.u32(4); at !== 0; ) {
    if (seen.has(at) || seen.size >= MOST_PAGES) throw new Error('the pages of the TIFF file have no end');
    seen.add(at);
    const count = reader.u16(at);
    pages.push(readPage(reader, at + 2, count));
    at = reader.u32(at + 2 + 12 * count);
  }
  return pages;
}

function readPage(reader: Reader, at: number, count: number): TiffPage {
  const tags = new Map<number, number[]>();
  for (let entry = 0; entry < count; entry++) {
    const place = at + 12 * entry;
    tags.set(reader.u16(place), readValues(reader, place));
  }
  const one = (tag: number, otherwise: number) => tags.get(tag)?.[0] ?? otherwise;
  const [offsets = [], counts = []] = [tags.get(273), tags.get(279)];
  const lines = one(257, 0);
  const dpi = one(296, 2) === 3 ? 2.54 : 1;
  return {
    width: one(256, 0),
    lines,
    compression: one(259, 1),
    group3Options: one(292, 0),
    zeroIsWhite: one(262, 0) === 0,
    lowBitFirst: one(266, 1) === 2,
    linesPerStrip: Math.min(one(278, lines), lines),
    xDpi: one(282, 204) * dpi,
    yDpi: one(283, one(282, 204)) * dpi,
    strips: offsets.map((offset, strip) => stripOf(reader.file, offset, counts[strip] ?? 0)),
  };
}

function stripOf(file: Buffer, offset: number, length: number): Buffer {
  if (offset + length > file.length) throw new Error('the TIFF file is cut off');
  return file.subarray(offset, offset + length);
}

/** Numbers of a tag; of types that no fax needs, none. */
function readValues(reader: Reader, entry: number): number[] {
  const { u16, u32, file } = reader;
  const [type, count] = [u16(entry + 2), u32(entry + 4)];
  const size = SIZES[type];
  if (size === undefined) return [];
  if (count > reader.room) throw new Error('the TIFF file has too many values');
  reader.room -= count;
  const at = count * size <= 4 ? entry + 8 : u32(entry + 8);
  return Array.from({ length: count }, (_, place) => {
    if (type === 3) return u16(at + 2 * place);
    if (type === 4) return u32(at + 4 * place);
    if (type === 5) return u32(at + 8 * place) / Math.max(1, u32(at + 8 * place + 4));
    return file.readUInt8(at + place);
  });
}
