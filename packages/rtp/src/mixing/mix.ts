/** Multiplier of a gain in dB. */
export function factorOf(gainDb: number): number {
  return 10 ** (gainDb / 20);
}

/** Adds one voice to a sum; `sign` -1 takes it out again. */
export function addTo(sum: Int32Array, voice: Int16Array, sign: 1 | -1 = 1): void {
  const count = Math.min(sum.length, voice.length);
  for (let i = 0; i < count; i++) sum[i] = (sum[i] ?? 0) + sign * (voice[i] ?? 0);
}

/** A sum, louder or quieter by a factor, as 16 bit samples: what is too loud saturates. */
export function saturated(sum: Int32Array, factor: number, into: Int16Array): Int16Array {
  for (let i = 0; i < into.length; i++) {
    const sample = factor === 1 ? (sum[i] ?? 0) : Math.round((sum[i] ?? 0) * factor);
    into[i] = Math.max(-32768, Math.min(32767, sample));
  }
  return into;
}

/** A voice louder or quieter by a factor, in place. */
export function amplify(voice: Int16Array, factor: number): void {
  if (factor === 1) return;
  for (let i = 0; i < voice.length; i++) {
    voice[i] = Math.max(-32768, Math.min(32767, Math.round((voice[i] ?? 0) * factor)));
  }
}
