/** Level in -dBov that a payload of RFC 3389 §3.1 asks for; null for an empty one. */
export function comfortNoiseLevel(payload: Uint8Array): number | null {
  const first = payload[0];
  return first === undefined ? null : first & 0x7f;
}

/** Noise louder than this is no background: a wrong or hostile level must not hurt. */
const LOUDEST = 30;
const OVERLOAD = 32768;

/** White noise at a level in -dBov (RFC 3389 §3.1: the spectrum is optional to honour); null is silence. */
export function comfortNoise(level: number | null, count: number, random: () => number = Math.random): Int16Array {
  const samples = new Int16Array(count);
  if (level === null) return samples;
  const rms = OVERLOAD * 10 ** (-Math.max(LOUDEST, level) / 20);
  // Evenly distributed over -peak to peak: the effective value is peak / sqrt(3).
  const peak = rms * Math.sqrt(3);
  for (let i = 0; i < count; i++) samples[i] = Math.round((random() * 2 - 1) * peak);
  return samples;
}
