import { Transcoder } from '../codec/transcoder.ts';
import type { Direction, EndpointId, RemoteMedia } from '../plane/api.ts';
import { MediaError } from '../plane/media-error.ts';
import type { PayloadTable } from '../plane/payload-table.ts';
import type { EndpointTap } from '../recording/endpoint-tap.ts';
import { DtmfSender } from './dtmf-sender.ts';
import type { EndpointContext } from './endpoint-context.ts';
import { EventConverter } from './event-converter.ts';
import type { Frame, FrameSink } from './frame.ts';
import { maySend } from './media-direction.ts';
import { Outbound } from './outbound.ts';
import type { OutgoingStream } from './outgoing-stream.ts';
import { PlaySlot } from './play-slot.ts';
import type { SampleSource } from './sample-source.ts';

const DEFAULT_PTIME_MS = 20;

/** What the remote of an endpoint hears: digits of ours before what we play, that before the bridge. */
export class OutgoingAudio implements FrameSink {
  readonly #context: EndpointContext;
  readonly #outbound: Outbound;
  readonly #transcoder: Transcoder;
  readonly #events = new EventConverter();
  readonly #dtmfSender: DtmfSender;
  readonly #play: PlaySlot;
  #remote: RemoteMedia | null = null;
  #direction: Direction = 'sendrecv';

  constructor(id: EndpointId, context: EndpointContext, send: (packet: Uint8Array) => void) {
    const { clock, codecs, pacer, tell } = context;
    this.#context = context;
    this.#outbound = new Outbound(codecs, send);
    this.#transcoder = new Transcoder({
      codecs,
      pacer,
      now: () => clock.now(),
      ptimeMs: () => this.#ptimeMs,
      send: (frame) => this.#hearsPeer && this.#outbound.sendAudio(frame, clock.now()),
    });
    this.#dtmfSender = new DtmfSender({
      eventClockRate: () => this.#outbound.table.event?.clockRate ?? null,
      sendEvent: (frame) => maySend(this.#direction) && this.#outbound.sendEvent(frame, clock.now()),
      sendAudio: (frame) => maySend(this.#direction) && this.#outbound.sendAudio(frame, clock.now()),
    });
    this.#play = new PlaySlot({
      pacer,
      send: (frame) => {
        if (maySend(this.#direction) && !this.#dtmfSender.active) this.#outbound.sendAudio(frame, clock.now());
      },
      interrupt: () => this.stream.interrupt(),
      ended: (playId, reason) => tell({ name: 'played', event: { endpointId: id, playId, reason } }),
    });
  }

  get stream(): OutgoingStream {
    return this.#outbound.stream;
  }

  /** Hz of the clock of what was sent last. */
  get clockRate(): number {
    return this.#outbound.clockRate;
  }

  /** Whether the remote may take audio that we make; unknown counts as yes. */
  get mayGenerate(): boolean {
    return !this.#remote || this.#outbound.canGenerate;
  }

  /** Told of all that is sent; null tells nobody. */
  set tap(tap: EndpointTap | null) {
    this.#outbound.tap = tap;
  }

  setRemote(remote: RemoteMedia, table: PayloadTable): void {
    this.#remote = remote;
    this.#outbound.table = table;
  }

  setDirection(direction: Direction): void {
    if (direction !== this.#direction) this.stream.interrupt();
    this.#direction = direction;
  }

  /** The bridge begins, ends or brings somebody else. */
  changePeer(): void {
    this.#transcoder.stop();
    this.stream.interrupt();
  }

  /** A frame from the peer. What we play or dial ourselves goes first. */
  accept(frame: Frame): void {
    if (!this.#hearsPeer) return;
    if (frame.kind === 'event') this.#passEvent(frame);
    else if (frame.kind === 'noise' && this.#transcoder.isActive) this.#transcoder.accept(frame);
    else if (this.#outbound.relay(frame, this.#context.clock.now())) this.#transcoder.stop();
    else this.#transcoder.accept(frame);
  }

  #passEvent(frame: Frame): void {
    const { stream, table } = this.#outbound;
    // Beside transcoded audio the source's timestamps mean nothing to the remote: each event stands by itself.
    if (this.#transcoder.isActive && this.#events.begins(frame)) stream.interrupt();
    const passed = this.#events.convert(frame, table.event?.clockRate ?? frame.clockRate);
    if (!passed) stream.skip(frame.sourceId, frame.sequence);
    else if (this.#outbound.relay(passed, this.#context.clock.now())) this.#transcoder.giveWay();
  }

  /** Plays what `load` gives; `started` is called just before the first thing that can end it. */
  async play(playId: number, load: () => Promise<SampleSource>, started: () => void): Promise<void> {
    if (!this.mayGenerate) {
      throw new MediaError('no-codec', 'the endpoint takes no codec that can be encoded');
    }
    await this.#play.play(playId, () => this.#ptimeMs, load, started);
  }

  get isPlaying(): boolean {
    return this.#play.isBusy;
  }

  stopPlay(): void {
    this.#play.stop('stopped');
  }

  /** Resolves when the digits are out. */
  sendDtmf(digits: string, durationMs: number, gapMs: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    if (!this.#outbound.table.event && !this.#outbound.canGenerate) {
      reject(new MediaError('no-codec', 'the endpoint takes neither telephone-event nor a codec that can be encoded'));
      return promise;
    }
    const settle = (sent: boolean): void =>
      sent ? resolve() : reject(new MediaError('unknown-endpoint', 'the endpoint was closed'));
    const wasActive = this.#dtmfSender.active;
    this.#dtmfSender.add({ digits, durationMs, gapMs, settle });
    if (!wasActive) {
      this.stream.interrupt();
      this.#context.pacer.add(this.#dtmfSender);
    }
    return promise;
  }

  close(): void {
    this.#play.stop('closed');
    this.#dtmfSender.cancel();
    this.#context.pacer.remove(this.#dtmfSender);
    this.#transcoder.stop();
    this.#outbound.close();
  }

  /** Whether the remote hears the bridge now, not what we generate. */
  get #hearsPeer(): boolean {
    return !this.#play.isBusy && !this.#dtmfSender.active && maySend(this.#direction);
  }

  /** Packet time of what we encode; Opus knows no frame of 30 ms (RFC 6716 §2.1.4). */
  get #ptimeMs(): number {
    const ptime = this.#remote?.ptime ?? DEFAULT_PTIME_MS;
    return ptime === 30 && this.#outbound.table.voice?.codec === 'OPUS' ? DEFAULT_PTIME_MS : ptime;
  }
}
