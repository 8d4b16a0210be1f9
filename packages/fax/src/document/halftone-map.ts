/** Pixels of a tile, both ways: 2 mm at fine resolution. */
const TILE = 16;
/** Points from which a tile is a grey: 3 % of lone dots, or 8 % that touch at their corners. */
const LEAST_POINTS = 20;
const LONE_POINTS = 3;
const CORNER_POINTS = 1;
/** Longest run of pixels that is a dot. */
const LONGEST_DOT = 2;

const BLACK = 0;
const WHITE = 255;

/**
 * Where a page of black and white shows greys by dots, rather than type and lines: dots, black or white, have nothing of their
 * colour above and below them.
 */
export class HalftoneMap {
  readonly #pixels: Uint8Array;
  readonly #width: number;
  readonly #across: number;
  readonly #points: Uint16Array;

  /** @param pixels one octet each: 0 black, 255 white */
  constructor(pixels: Uint8Array, width: number) {
    this.#pixels = pixels;
    this.#width = width;
    this.#across = Math.ceil(width / TILE);
    this.#points = new Uint16Array(this.#across * Math.ceil(pixels.length / width / TILE));
  }

  /** Notes a run of black pixels. @param next where the following run begins, or the width */
  add(line: number, start: number, end: number, next: number): void {
    this.#addDot(line, start, end, BLACK);
    if (next < this.#width) this.#addDot(line, end, next, WHITE);
  }

  /** Whether the pixel lies in a grey; once all runs are added. */
  has(line: number, column: number): boolean {
    return (this.#points[this.#tile(line, column)] ?? 0) >= LEAST_POINTS;
  }

  #addDot(line: number, start: number, end: number, colour: number): void {
    if (end - start > LONGEST_DOT) return;
    if (this.#touches(line, start, end, colour)) return;
    const isLone = !this.#touches(line, start - 1, end + 1, colour);
    const tile = this.#tile(line, start);
    this.#points[tile] = (this.#points[tile] ?? 0) + (isLone ? LONE_POINTS : CORNER_POINTS);
  }

  /** Whether there is such a pixel above or below these columns. */
  #touches(line: number, start: number, end: number, colour: number): boolean {
    const [above, below] = [(line - 1) * this.#width, (line + 1) * this.#width];
    for (let x = start; x < end; x++) {
      if (this.#pixels[above + x] === colour || this.#pixels[below + x] === colour) return true;
    }
    return false;
  }

  #tile(line: number, column: number): number {
    return Math.floor(line / TILE) * this.#across + Math.floor(column / TILE);
  }
}
