import { closeSync, openSync, writeSync } from 'node:fs';
import type { TiffPage } from './tiff-pages.ts';

type Entry = readonly [tag: number, type: 3 | 4 | 5, values: readonly number[]];

const SIZES = { 3: 2, 4: 4, 5: 8 } as const;

/** Writes fax pages into one TIFF file (TIFF 6.0, RFC 2306), page by page, so that no more than one is in memory. */
export class TiffWriter {
  readonly #file: number;
  #end = 8;
  /** Where the offset of the next page is to be written. */
  #link = 4;
  #pages = 0;

  /** The file must not exist. */
  constructor(path: string) {
    this.#file = openSync(path, 'wx', 0o600);
    writeSync(this.#file, Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0]), 0, 8, 0);
  }

  get pages(): number {
    return this.#pages;
  }

  /** @param scale of the resolution that the page states; absent: its own */
  add(page: TiffPage, { xDpi, yDpi }: Pick<TiffPage, 'xDpi' | 'yDpi'> = page): void {
    const offsets = page.strips.map((strip) => this.#append(strip));
    this.#addDirectory([
      [254, 4, [2]],
      [256, 4, [page.width]],
      [257, 4, [page.lines]],
      [258, 3, [1]],
      [259, 3, [page.compression]],
      [262, 3, [page.zeroIsWhite ? 0 : 1]],
      [266, 3, [page.lowBitFirst ? 2 : 1]],
      [273, 4, offsets],
      [277, 3, [1]],
      [278, 4, [page.linesPerStrip]],
      [279, 4, page.strips.map((strip) => strip.length)],
      [282, 5, [Math.round(xDpi)]],
      [283, 5, [Math.round(yDpi)]],
      ...(page.compression === 3 ? [[292, 4, [page.group3Options]] as const] : []),
      ...(page.compression === 4 ? [[293, 4, [0]] as const] : []),
      [296, 3, [2]],
      [297, 3, [this.#pages, 0]],
    ]);
    this.#pages += 1;
  }

  close(): void {
    closeSync(this.#file);
  }

  #addDirectory(entries: readonly Entry[]): void {
    const table = Buffer.alloc(2 + 12 * entries.length + 4);
    table.writeUInt16LE(entries.length, 0);
    for (const [index, [tag, type, values]] of entries.entries()) {
      const at = 2 + 12 * index;
      const bytes = bytesOf(type, values);
      table.writeUInt16LE(tag, at);
      table.writeUInt16LE(type, at + 2);
      table.writeUInt32LE(values.length, at + 4);
      if (bytes.length <= 4) bytes.copy(table, at + 8);
      else table.writeUInt32LE(this.#append(bytes), at + 8);
    }
    const start = this.#append(table);
    const pointer = Buffer.alloc(4);
    pointer.writeUInt32LE(start);
    writeSync(this.#file, pointer, 0, 4, this.#link);
    this.#link = start + table.length - 4;
  }

  /** @returns where it stands: an even offset */
  #append(bytes: Buffer): number {
    const start = this.#end;
    writeSync(this.#file, bytes, 0, bytes.length, start);
    this.#end = start + bytes.length + (bytes.length & 1);
    return start;
  }
}

function bytesOf(type: 3 | 4 | 5, values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(SIZES[type] * values.length);
  for (const [index, value] of values.entries()) {
    const at = SIZES[type] * index;
    if (type === 3) bytes.writeUInt16LE(value, at);
    else bytes.writeUInt32LE(value, at);
    if (type === 5) bytes.writeUInt32LE(1, at + 4);
  }
  return bytes;
}
