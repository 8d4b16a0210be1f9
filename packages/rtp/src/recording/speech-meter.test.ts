import { expect, test } from 'vitest';
import { SpeechMeter } from './speech-meter.ts';

test('speech adds up, silence counts since the last of it', () => {
  const meter = new SpeechMeter(-45);
  meter.hear(-60, 100);
  expect(meter).toMatchObject({ speechMs: 0, silentMs: 100 });
  meter.hear(-45, 20);
  meter.hear(-20, 20);
  expect(meter).toMatchObject({ speechMs: 40, silentMs: 0 });
  meter.hear(Number.NEGATIVE_INFINITY, 20);
  meter.hear(-46, 20);
  expect(meter).toMatchObject({ speechMs: 40, silentMs: 40 });
});
