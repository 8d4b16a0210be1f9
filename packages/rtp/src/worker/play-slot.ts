import type { PlayEnd } from '../plane/api.ts';
import type { Pacer } from './pacer.ts';
import { type GeneratedFrame, Player } from './player.ts';
import type { SampleSource } from './sample-source.ts';

export interface PlaySlotParts {
  readonly pacer: Pacer;
  readonly send: (frame: GeneratedFrame) => void;
  /** What is heard changes: a play begins or ends. */
  readonly interrupt: () => void;
  readonly ended: (playId: number, reason: PlayEnd) => void;
}

/** The one thing that an endpoint plays at a time. */
export class PlaySlot {
  readonly #parts: PlaySlotParts;
  #player: Player | null = null;
  /** Counts plays asked for: one that was asked for later, or stopped, wins over one that still loads. */
  #wish = 0;
  /** How a play ends that was overruled while it still loaded. */
  #overruled: PlayEnd = 'replaced';

  constructor(parts: PlaySlotParts) {
    this.#parts = parts;
  }

  get isBusy(): boolean {
    return this.#player !== null;
  }

  /** Plays what `load` gives; `started` is called just before the first thing that can end it. */
  async play(
    playId: number,
    ptimeMs: () => number,
    load: () => Promise<SampleSource>,
    started: () => void,
  ): Promise<void> {
    const wish = this.#overrule('replaced');
    const source = await load();
    started();
    if (wish !== this.#wish) {
      this.#parts.ended(playId, this.#overruled);
      return;
    }
    this.#end('replaced');
    this.#parts.interrupt();
    const { send, pacer } = this.#parts;
    const finish = () => this.#end('finished');
    this.#player = new Player({ playId, ptimeMs: ptimeMs(), source, send, finish });
    pacer.add(this.#player);
  }

  /** Ends what plays or still loads. */
  stop(reason: 'stopped' | 'closed'): void {
    this.#overrule(reason);
    this.#end(reason);
  }

  #overrule(reason: PlayEnd): number {
    this.#overruled = reason;
    this.#wish++;
    return this.#wish;
  }

  #end(reason: PlayEnd): void {
    const player = this.#player;
    if (!player) return;
    this.#player = null;
    this.#parts.pacer.remove(player);
    this.#parts.interrupt();
    this.#parts.ended(player.playId, reason);
  }
}
