import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addTo, amplify, factorOf, saturated } from './mix.ts';

const voice = fc.int16Array({ minLength: 8, maxLength: 8 });

test('what is taken out of a sum was never there', () => {
  fc.assert(
    fc.property(fc.array(voice, { minLength: 1, maxLength: 100 }), (voices) => {
      const sum = new Int32Array(8);
      for (const each of voices) addTo(sum, each);
      for (const each of voices) addTo(sum, each, -1);
      expect([...sum]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    }),
  );
});

test('a sum of many saturates at 16 bits, in either direction', () => {
  fc.assert(
    fc.property(fc.array(voice, { minLength: 1, maxLength: 100 }), (voices) => {
      const sum = new Int32Array(8);
      for (const each of voices) addTo(sum, each);
      const heard = saturated(sum, 1, new Int16Array(8));
      for (const [i, sample] of heard.entries()) {
        const exact = voices.reduce((total, each) => total + (each[i] ?? 0), 0);
        expect(sample).toBe(Math.max(-32768, Math.min(32767, exact)));
      }
    }),
  );
});

test('6 dB is twice as loud, and no amplification wraps around', () => {
  expect(factorOf(0)).toBe(1);
  expect(factorOf(6.0206)).toBeCloseTo(2, 4);
  const samples = Int16Array.of(100, -100, 30_000, -30_000);
  amplify(samples, 2);
  expect([...samples]).toEqual([200, -200, 32_767, -32_768]);
});
