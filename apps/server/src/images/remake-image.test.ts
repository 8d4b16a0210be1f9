import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { remakeImage } from './remake-image.ts';

const BOUNDS = { width: 64, height: 64 };
const canvas = (width = 100, height = 50) => sharp({ create: { width, height, channels: 3, background: '#336699' } });

describe('a picture made anew (contract 10 §2.8)', () => {
  it.each(['png', 'jpeg'] as const)('stays a %s and is scaled into its bounds', async (format) => {
    const image = await remakeImage(await canvas().toFormat(format).toBuffer(), BOUNDS);
    expect(image.contentType).toBe(`image/${format}`);
    expect(await sharp(image.bytes).metadata()).toMatchObject({ format, width: 64, height: 32 });
  });

  it('is not enlarged', async () => {
    const image = await remakeImage(await canvas(10, 10).png().toBuffer(), BOUNDS);
    expect(await sharp(image.bytes).metadata()).toMatchObject({ width: 10, height: 10 });
  });

  it('keeps nothing but its pixels: no metadata, nothing behind its end', async () => {
    const sent = await canvas()
      .withExif({ IFD0: { Copyright: 'secret-place' } })
      .jpeg()
      .toBuffer();
    const image = await remakeImage(Buffer.concat([sent, Buffer.from('<script>alert(1)</script>')]), BOUNDS);
    expect(image.bytes.includes('secret-place')).toBe(false);
    expect(image.bytes.includes('script')).toBe(false);
  });

  it('is turned upright as its camera said', async () => {
    const sent = await canvas(60, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await sharp((await remakeImage(sent, BOUNDS)).bytes).metadata()).toMatchObject({ width: 30, height: 60 });
  });

  it.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['GIF', Buffer.from('GIF89a')],
    ['a page', Buffer.from('<!doctype html><script></script>')],
    ['nothing', Buffer.alloc(0)],
  ])('is refused when it is %s', async (_what, bytes) => {
    await expect(remakeImage(bytes, BOUNDS)).rejects.toMatchObject({ status: 415 });
  });

  it('is refused when it begins as a picture and is none', async () => {
    const whole = await canvas().png().toBuffer();
    for (const bytes of [whole.subarray(0, 40), Buffer.concat([whole.subarray(0, 8), Buffer.alloc(500, 7)])]) {
      await expect(remakeImage(bytes, BOUNDS)).rejects.toMatchObject({ status: 422 });
    }
  });

  it('is refused when a small file unpacks to more pixels than any camera makes', async () => {
    const bomb = await canvas(10_000, 6_000).toColourspace('b-w').png({ compressionLevel: 1 }).toBuffer();
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    await expect(remakeImage(bomb, BOUNDS)).rejects.toMatchObject({ status: 422 });
  });
});
