import type { VoiceCodecs } from '../codec/voice-codecs.ts';
import type { EndpointId } from '../plane/api.ts';
import type { FrameSink } from '../worker/frame.ts';
import type { PacedTask, Pacer } from '../worker/pacer.ts';
import { Listener, type ListenerParts } from './listener.ts';
import { Passage } from './passage.ts';

type JoiningListener = Pick<ListenerParts, 'id' | 'format' | 'speakTo' | 'onClose'>;

export interface WiretapParts {
  readonly codecs: VoiceCodecs;
  readonly pacer: Pick<Pacer, 'add' | 'remove'>;
  /** The last listener left. */
  readonly onEmpty: () => void;
}

const INTERVAL_MS = 20;
/** Wideband, so that nobody is heard worse while a listener speaks. */
const RATE_HZ = 16_000;

/** Stands between an endpoint (the target) and whoever it is connected with (the peer), and lets others listen. */
export class Wiretap implements PacedTask {
  readonly intervalMs = INTERVAL_MS;
  /** What the target says, on its way to the peer. */
  readonly fromTarget: Passage;
  /** What the peer says, on its way to the target. */
  readonly fromPeer: Passage;
  readonly #parts: WiretapParts;
  readonly #listeners = new Map<EndpointId, Listener>();
  #step = 0;

  constructor(target: FrameSink, parts: WiretapParts) {
    this.#parts = parts;
    this.fromTarget = new Passage(parts.codecs, RATE_HZ, INTERVAL_MS);
    this.fromPeer = new Passage(parts.codecs, RATE_HZ, INTERVAL_MS);
    this.fromPeer.to = target;
  }

  join({ id, format, speakTo, onClose: left }: JoiningListener): Listener {
    const { codecs } = this.#parts;
    const onClose = (): void => {
      left(listener);
      this.#forget(listener);
    };
    const listener: Listener = new Listener({
      id,
      codecs,
      rateHz: RATE_HZ,
      intervalMs: INTERVAL_MS,
      format,
      speakTo,
      onClose,
    });
    if (this.#listeners.size === 0) this.#parts.pacer.add(this);
    this.#listeners.set(id, listener);
    return listener;
  }

  step(): boolean {
    this.#step++;
    const { fromTarget, fromPeer } = this;
    fromTarget.listen();
    fromPeer.listen();
    for (const listener of this.#listeners.values()) listener.speak();
    fromTarget.speak(this.#saidTo('peer'), this.#step);
    fromPeer.speak(this.#saidTo('target'), this.#step);
    for (const listener of this.#listeners.values()) listener.hear(this.#heardBy(listener), this.#step);
    return this.#listeners.size > 0;
  }

  close(): void {
    this.#parts.pacer.remove(this);
    for (const listener of [...this.#listeners.values()]) listener.close();
    this.fromTarget.close();
    this.fromPeer.close();
  }

  #saidTo(whom: 'target' | 'peer'): Int16Array[] {
    return [...this.#listeners.values()].flatMap((listener) =>
      listener.said && listener.speaksTo(whom) ? [listener.said] : [],
    );
  }

  /** Both parties, and whoever else speaks to them. */
  #heardBy(hearer: Listener): Int16Array[] {
    const others = [...this.#listeners.values()].filter((listener) => listener !== hearer);
    const voices = [this.fromTarget.voice, this.fromPeer.voice, ...others.map(({ said }) => said)];
    return voices.filter((voice) => voice !== null);
  }

  #forget(listener: Listener): void {
    if (this.#listeners.get(listener.id) !== listener) return;
    this.#listeners.delete(listener.id);
    if (this.#listeners.size === 0) this.#parts.onEmpty();
  }
}
