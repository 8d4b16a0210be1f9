/** Greys darker and lighter than these are black and white: paper is clean, and letters are whole. */
const BLACK = 80;
const WHITE = 215;

const TONES = Uint8Array.from({ length: 256 }, (_, grey) =>
  Math.max(0, Math.min(255, Math.round(((grey - BLACK) * 255) / (WHITE - BLACK)))),
);

/**
 * Makes a grey picture black and white, in place: its contrast is clipped, and what each pixel is off is handed on to its
 * neighbours (Floyd and Steinberg, 1976).
 * @param grey one octet a pixel, 0 is black; afterwards 0 or 255
 */
export function makeTwoTone(grey: Uint8Array, width: number): void {
  const lines = Math.floor(grey.length / width);
  let here = new Int16Array(width + 2);
  let below = new Int16Array(width + 2);
  for (let line = 0; line < lines; line++) {
    halftoneLine(grey, line * width, width, here, below);
    [here, below] = [below, here];
    below.fill(0);
  }
}

/** Errors are in sixteenths, and one place to the right. */
function halftoneLine(grey: Uint8Array, at: number, width: number, here: Int16Array, below: Int16Array): void {
  let carried = 0;
  for (let x = 0; x < width; x++) {
    const shade = grey[at + x] ?? 255;
    const owed = carried + (here[x + 1] ?? 0);
    // Most of a page is clean paper.
    if (owed === 0 && shade >= WHITE) {
      grey[at + x] = 255;
      continue;
    }
    const tone = (TONES[shade] ?? 255) + (owed >> 4);
    const pixel = tone < 128 ? 0 : 255;
    grey[at + x] = pixel;
    const error = tone - pixel;
    if (error === 0) {
      carried = 0;
      continue;
    }
    carried = error * 7;
    below[x] = (below[x] ?? 0) + error * 3;
    below[x + 1] = (below[x + 1] ?? 0) + error * 5;
    below[x + 2] = (below[x + 2] ?? 0) + error;
  }
}
