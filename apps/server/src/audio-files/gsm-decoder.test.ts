import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { GSM_FRAME_SAMPLES, GsmDecoder } from './gsm-decoder.ts';
import { GSM_FRAME_BYTES } from './gsm-frame.ts';

/** Of what sox makes of the same file by libgsm: samples of 16 bits, low octet first. */
const REFERENCE = '6f775d68346a4ce284fb4c2a47b900ab590cd6b766639686a9625e397e16fd33';

it('decodes GSM full rate to the same samples as the reference decoder (ETSI EN 300 961)', async () => {
  const bytes = await readFile(new URL('./testing/tone-1000hz.gsm', import.meta.url));
  const decoder = new GsmDecoder();
  const output = new Int16Array(GSM_FRAME_SAMPLES);
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += GSM_FRAME_BYTES) {
    decoder.decode(bytes, at, output);
    hash.update(new Uint8Array(output.buffer));
  }
  expect(hash.digest('hex')).toBe(REFERENCE);
});
