import { createHash } from 'node:crypto';
import { ChainSource, ClipSource, type SampleSource } from './sample-source.ts';

const SAMPLES_PER_MS = 8;

export interface MusicStream {
  readonly name: string;
  readonly clips: readonly Int16Array[];
  readonly shuffle: boolean;
}

/**
 * An endless stream joined where it stands at Unix time `unixMs`. Order and position follow from the name and the
 * time alone, so that all listeners hear the same on every thread without any of them keeping the stream.
 * Null when there is nothing to play.
 */
export function joinMusic(stream: MusicStream, unixMs: number): SampleSource | null {
  const clips = stream.clips.filter((clip) => clip.length > 0);
  const total = clips.reduce((sum, clip) => sum + clip.length, 0);
  if (total === 0) return null;
  const elapsed = Math.floor(unixMs * SAMPLES_PER_MS);
  let round = Math.floor(elapsed / total);
  let order = orderOf(stream, clips.length, round);
  let at = 0;
  let from = elapsed - round * total;
  const clipAt = (place: number): Int16Array => clips[order[place] ?? 0] ?? new Int16Array(0);
  while (from >= clipAt(at).length) {
    from -= clipAt(at).length;
    at++;
  }
  return new ChainSource((index) => {
    if (index === 0) return new ClipSource(clipAt(at), { from });
    at++;
    if (at === clips.length) {
      at = 0;
      round++;
      order = orderOf(stream, clips.length, round);
    }
    return new ClipSource(clipAt(at));
  });
}

/** The order of one round: as listed, or a permutation that the name and the round alone decide. */
function orderOf(stream: MusicStream, count: number, round: number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  if (!stream.shuffle) return order;
  const weight = (index: number): string =>
    createHash('sha256').update(`${stream.name}\n${round}\n${index}`).digest('hex');
  const weights = order.map(weight);
  return order.sort((a, b) => ((weights[a] ?? '') < (weights[b] ?? '') ? -1 : 1));
}
