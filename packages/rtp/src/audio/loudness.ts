const FULL_SCALE = 32768 * 32768;

/** Level of a stretch of audio in dBov (RFC 6464 §3: 0 is a full-scale square wave); -Infinity for digital silence. */
export function loudness(samples: Int16Array): number {
  let energy = 0;
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] ?? 0;
    energy += sample * sample;
  }
  return 10 * Math.log10(energy / Math.max(1, samples.length) / FULL_SCALE);
}
