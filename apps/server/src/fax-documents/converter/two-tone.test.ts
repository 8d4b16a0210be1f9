import { describe, expect, it } from 'vitest';
import { makeTwoTone } from './two-tone.ts';

const WIDTH = 100;
const shareOfBlack = (grey: number) => {
  const picture = new Uint8Array(WIDTH * WIDTH).fill(grey);
  makeTwoTone(picture, WIDTH);
  expect(picture.every((pixel) => pixel === 0 || pixel === 255)).toBe(true);
  return picture.filter((pixel) => pixel === 0).length / picture.length;
};

describe('greys of a fax', () => {
  it.each([
    [0, 1],
    [80, 1],
    [215, 0],
    [255, 0],
  ])('%i is %i black', (grey, share) => {
    expect(shareOfBlack(grey)).toBe(share);
  });

  it('between are as many dots as they are dark', () => {
    for (const grey of [100, 147, 190]) expect(shareOfBlack(grey)).toBeCloseTo((215 - grey) / 135, 1);
  });
});
