import { access } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { readMultipart } from './multipart.ts';
import { readFormWithFile } from './read-form.ts';

const BOUNDARY = 'cut-here';
const CHUNK = Buffer.alloc(64 * 1024, 'x');

const later: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of later.splice(0).reverse()) await step().catch(() => undefined);
});
const rules = (fileLimit: number) => ({
  takesFile: true,
  cleanUp: (step: () => Promise<void>) => void later.push(step),
  fileLimit,
});

/** A form whose file has so many chunks. */
function* formOf(chunks: number, isWhole = true): Generator<Buffer> {
  yield Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="tenant_domain"\r\n\r\nacme\r\n`);
  yield Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="File"; filename="a.csv"\r\n\r\n`);
  for (let made = 0; made < chunks; made += 1) yield CHUNK;
  if (isWhole) yield Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
}

describe('an upload (contract 40 B1)', () => {
  test('of exactly the limit is taken whole, with the fields beside it', async () => {
    const read = await readFormWithFile(Readable.from(formOf(16)), BOUNDARY, rules(16 * CHUNK.length));
    expect(read.fields).toEqual([['tenant_domain', 'acme']]);
    expect(read.upload).toMatchObject({ field: 'file', fileName: 'a.csv', size: 16 * CHUNK.length });
    const kept = await buffer(read.upload?.open() ?? Readable.from([]));
    expect(kept.length).toBe(16 * CHUNK.length);
  });

  test('of one byte more is 413, and no more of it is read than that', async () => {
    let sent = 0;
    const source = Readable.from(
      (function* () {
        for (const chunk of formOf(10_000)) {
          sent += 1;
          yield chunk;
        }
      })(),
      { highWaterMark: 1 },
    );
    const reading = readFormWithFile(source, BOUNDARY, rules(16 * CHUNK.length - 1));
    await expect(reading).rejects.toMatchObject({ status: 413 });
    expect(sent).toBeLessThan(40);
  });

  test('that ends in the middle is 400, and nothing of it is left on the disk when the request is over', async () => {
    let path = '';
    const reading = readFormWithFile(Readable.from(formOf(4, false)), BOUNDARY, rules(200 * 1024 * 1024));
    await expect(reading).rejects.toMatchObject({ status: 400 });
    const whole = await readFormWithFile(Readable.from(formOf(1)), BOUNDARY, rules(CHUNK.length));
    const file = whole.upload?.open();
    if (file && 'path' in file) path = String(file.path);
    await buffer(file ?? Readable.from([]));
    for (const step of later.splice(0).reverse()) await step().catch(() => undefined);
    await expect(access(path)).rejects.toThrow();
  });

  test('is never in memory whole: what a part gets at once is what just came', async () => {
    let largest = 0;
    let total = 0;
    // 200 MiB of one buffer, sent again and again.
    await readMultipart(Readable.from(formOf(3200), { highWaterMark: 1 }), BOUNDARY, () => ({
      write: (bytes) => {
        largest = Math.max(largest, bytes.length);
        total += bytes.length;
      },
      end: () => undefined,
    }));
    expect(total).toBe(200 * 1024 * 1024 + 'acme'.length);
    expect(largest).toBeLessThan(2 * CHUNK.length);
  });
});
