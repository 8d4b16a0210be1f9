import type { VoiceCodecName } from '../codec/voice-codec.ts';
import type { Bridge, RemoteMedia } from './api.ts';
import { pathBetween } from './payload-table.ts';

/** An endpoint, as far as its bridge is concerned. */
interface Side {
  readonly remote: RemoteMedia | null;
}

/** How audio passes between two endpoints, each way. */
export function pathsBetween(a: Side, b: Side | null, transcodable: readonly VoiceCodecName[]): Bridge {
  const other = b?.remote ?? null;
  return { aToB: pathBetween(a.remote, other, transcodable), bToA: pathBetween(other, a.remote, transcodable) };
}

/** Account of the bridges that are transcoded: asked for by each call, when there may be thousands of others. */
export class TranscodedBridges {
  readonly #sides = new Set<Side>();

  get count(): number {
    return this.#sides.size / 2;
  }

  /** To be told whenever an endpoint gets or loses its partner, or either of them its remote. */
  note(side: Side, partner: Side | null, transcodable: readonly VoiceCodecName[]): void {
    const { aToB, bToA } = pathsBetween(side, partner, transcodable);
    for (const each of partner === null ? [side] : [side, partner]) {
      if (aToB === 'transcode' || bToA === 'transcode') this.#sides.add(each);
      else this.#sides.delete(each);
    }
  }
}
