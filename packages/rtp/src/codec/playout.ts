import { comfortNoise, comfortNoiseLevel } from './comfort-noise.ts';
import { Concealer } from './concealer.ts';
import { ReceiveBuffer, type VoicePacket } from './receive-buffer.ts';
import { SampleQueue } from './sample-queue.ts';
import type { VoiceDecoder } from './voice-codec.ts';

/** Audio is made up for in such steps. */
const STEP_MS = 10;
/** A timestamp further ahead is a jump of the source's clock, not a loss. */
const MAX_GAP_MS = 200;
/** After so long without a packet the source counts as gone. */
const GONE_MS = 1000;
/** What waited after every pull for a while is more than jitter needs. */
const CUSHION_MS = 35;
/** What may wait after a pull beside the packet that came last. */
const MOST_WAITING_MS = 40;
const TOO_MUCH_WAITING_MS = 200;
/** Over so many pulls the least that waited is looked at. */
const WATCHED_PULLS = 50;
/** What one shortening takes away at most. */
const CUT_MS = { shortest: 2.5, longest: 12, overlap: 5 };

/**
 * Makes an unbroken stream of samples of one source's packets: puts them in order, conceals what is lost, fills pauses
 * with comfort noise, and keeps the delay between the jitter it needs and no more, so that clocks that run apart never
 * add up.
 */
export class Playout {
  readonly #decoder: VoiceDecoder;
  readonly #concealer: Concealer;
  readonly #buffer = new ReceiveBuffer();
  readonly #queue = new SampleQueue();
  readonly #perMs: number;
  readonly #ticksPerMs: number;
  /** Timestamp after the last packet played; null before the first. */
  #expected: number | null = null;
  /** Samples made up since then. */
  #madeUp = 0;
  /** Since the last packet was played, whatever was made up: for how long nothing came. */
  #starvedMs = 0;
  /** Samples of the last audio packet. */
  #packetLength = 0;
  /** The source said that it pauses; its noise level in -dBov or null. */
  #pause: { readonly level: number | null } | null = null;
  #leastWaiting = Number.POSITIVE_INFINITY;
  #watched = 0;

  constructor(decoder: VoiceDecoder) {
    this.#decoder = decoder;
    this.#concealer = new Concealer(decoder.sampleRate);
    this.#perMs = decoder.sampleRate / 1000;
    this.#ticksPerMs = decoder.clockRate / 1000;
  }

  get sampleRate(): number {
    return this.#decoder.sampleRate;
  }

  /** Nothing came for so long, and no pause was announced, that nothing more is to be expected. */
  get isGone(): boolean {
    return this.#pause === null && this.#starvedMs >= GONE_MS;
  }

  put(packet: VoicePacket): void {
    if (packet.payload.length > 0 && this.#buffer.put(packet)) this.#starvedMs = 0;
  }

  /** The next samples, in constant time; never fewer than asked for. */
  pull(count: number): Int16Array {
    this.#limitDelay(count);
    while (this.#queue.length < count) this.#produce();
    const samples = this.#queue.shift(count);
    this.#watch();
    return samples;
  }

  close(): void {
    this.#decoder.close();
  }

  /** What waits, decoded or not, in ms. */
  get waitingMs(): number {
    const decoded = this.#queue.length / this.#perMs;
    const ahead = this.#expected === null ? null : this.#buffer.reachFrom(this.#expected);
    if (ahead === null) return decoded;
    const undecoded = ahead / this.#ticksPerMs + (this.#packetLength - this.#madeUp) / this.#perMs;
    return decoded + Math.max(0, Math.min(undecoded, this.#buffer.length * MAX_GAP_MS));
  }

  get #packetMs(): number {
    return this.#packetLength / this.#perMs;
  }

  /** Adds something to the queue: the next packet, or what stands in for it. */
  #produce(): void {
    const { head } = this.#buffer;
    if (!head) {
      this.#starve();
      return;
    }
    const missing = this.#missingBefore(head);
    if (missing > 0 && missing <= MAX_GAP_MS * this.#perMs) this.#fill(head, missing);
    else this.#play();
  }

  /** Samples between what was played or made up and a packet; negative when it comes late. */
  #missingBefore(packet: VoicePacket): number {
    if (this.#expected === null) return 0;
    const gap = (packet.timestamp - this.#expected) | 0;
    return Math.round((gap / this.#ticksPerMs) * this.#perMs) - this.#madeUp;
  }

  #starve(): void {
    this.#starvedMs += STEP_MS;
    const count = STEP_MS * this.#perMs;
    if (this.#pause) this.#rest(count);
    else this.#conceal(count, null);
  }

  #fill(head: VoicePacket, missing: number): void {
    // Sent one after the other, yet apart in time: the source paused in between.
    if (this.#pause || this.#buffer.isUnbroken) {
      this.#rest(Math.min(missing, STEP_MS * this.#perMs));
      return;
    }
    const size = this.#packetLength > 0 ? this.#packetLength : STEP_MS * this.#perMs;
    const isLast = missing <= size && head.kind === 'audio';
    this.#conceal(Math.min(missing, size), isLast ? head.payload : null);
  }

  #conceal(count: number, next: Uint8Array | null): void {
    const recovered = this.#decoder.recover(count, next);
    if (recovered && recovered.length > 0) {
      this.#add(this.#concealer.hear(recovered));
      return;
    }
    this.#add(this.#concealer.conceal(count));
  }

  #rest(count: number): void {
    this.#add(this.#concealer.hear(comfortNoise(this.#pause?.level ?? null, count)));
  }

  /** Queues what stands in for audio of the source. */
  #add(samples: Int16Array): void {
    this.#madeUp += samples.length;
    this.#queue.push(samples);
  }

  #play(): void {
    const packet = this.#buffer.take();
    if (!packet) return;
    this.#madeUp = 0;
    if (packet.kind === 'noise') {
      this.#pause = { level: comfortNoiseLevel(packet.payload) };
      this.#expected = packet.timestamp;
      return;
    }
    this.#pause = null;
    const samples = this.#decoder.decode(packet.payload);
    const ticks = Math.round((samples.length / this.#perMs) * this.#ticksPerMs);
    this.#expected = (packet.timestamp + ticks) >>> 0;
    if (samples.length === 0) return;
    this.#packetLength = samples.length;
    this.#queue.push(this.#concealer.hear(samples));
  }

  /** Takes away from the delay what jitter no longer needs, or what piled up. */
  #limitDelay(count: number): void {
    if (this.waitingMs - count / this.#perMs > TOO_MUCH_WAITING_MS) this.#skipToLatest();
    const waits = this.waitingMs - count / this.#perMs;
    const isTooMuch =
      waits > MOST_WAITING_MS + this.#packetMs || (this.#watched >= WATCHED_PULLS && this.#leastWaiting > CUSHION_MS);
    if (!isTooMuch) return;
    const range = { shortest: CUT_MS.shortest * this.#perMs, longest: CUT_MS.longest * this.#perMs };
    const overlap = CUT_MS.overlap * this.#perMs;
    while (this.#queue.length < Math.max(count, range.longest + overlap * 2) && this.#buffer.length > 0)
      this.#produce();
    this.#queue.shorten(range, overlap);
    this.#watchAnew();
  }

  #skipToLatest(): void {
    while (this.#buffer.length > 2) this.#buffer.take();
    this.#expected = this.#buffer.head?.timestamp ?? this.#expected;
    this.#madeUp = 0;
  }

  #watch(): void {
    if (this.#watched >= WATCHED_PULLS) this.#watchAnew();
    this.#leastWaiting = Math.min(this.#leastWaiting, this.waitingMs);
    this.#watched++;
  }

  #watchAnew(): void {
    this.#leastWaiting = Number.POSITIVE_INFINITY;
    this.#watched = 0;
  }
}
