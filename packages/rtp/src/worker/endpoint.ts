import { parseTelephoneEvent } from '../packet/telephone-event.ts';
import type { Direction, EndpointStats, RemoteAddress, RemoteMedia } from '../plane/api.ts';
import { isUnspecified } from '../plane/check-arguments.ts';
import { MediaError } from '../plane/media-error.ts';
import { PayloadTable } from '../plane/payload-table.ts';
import type { EndpointConfig } from '../plane/protocol.ts';
import { type EndpointTap, EndpointTaps } from '../recording/endpoint-tap.ts';
import { DtmfReceiver } from './dtmf-receiver.ts';
import type { EndpointContext } from './endpoint-context.ts';
import { endpointStats } from './endpoint-stats.ts';
import { EndpointTransport } from './endpoint-transport.ts';
import type { Frame, FrameSink } from './frame.ts';
import { Inbound } from './inbound.ts';
import { destinationOf, exclusiveRemoteOf, type Latch } from './latch.ts';
import { mayReceive } from './media-direction.ts';
import { OutgoingAudio } from './outgoing-audio.ts';
import { ReportExchange } from './report-exchange.ts';
import { RtcpSession } from './rtcp-session.ts';
import type { SampleSource } from './sample-source.ts';
import { SilenceWatch } from './silence-watch.ts';

/** One media stream of one call leg. */
export class Endpoint implements FrameSink {
  readonly #config: EndpointConfig;
  readonly #context: EndpointContext;
  readonly #transport: EndpointTransport;
  readonly #inbound = new Inbound((latch, before) => this.#onLatch(latch, before));
  readonly #outgoing: OutgoingAudio;
  readonly #rtcp: RtcpSession;
  readonly #reports: ReportExchange;
  readonly #dtmfReceiver: DtmfReceiver;
  readonly #silence: SilenceWatch;
  #remote: RemoteMedia | null = null;
  #direction: Direction = 'sendrecv';
  #peer: FrameSink | null = null;
  readonly #taps = new EndpointTaps();
  /** Null while nobody records: a packet is asked no more than that. */
  #tap: EndpointTap | null = null;

  private constructor(config: EndpointConfig, context: EndpointContext) {
    const { clock, settings, sockets, tell, fault } = context;
    const { id, address, silentAfterMs } = config;
    this.#config = config;
    this.#context = context;
    this.#transport = new EndpointTransport({
      sockets,
      rtp: (packet, from) => this.#onRtp(packet, from),
      rtcp: (packet, from) => this.#onRtcp(packet, from),
      fault,
    });
    this.#outgoing = new OutgoingAudio(id, context, (packet) => this.#sendRtp(packet));
    const { stream } = this.#outgoing;
    this.#rtcp = new RtcpSession(stream, this.#inbound.reception, `${stream.ssrc.toString(16)}@${address}`);
    const reporting = { rtcp: this.#rtcp, transport: this.#transport };
    this.#reports = new ReportExchange({ clock, intervalMs: settings.rtcpIntervalMs, ...reporting });
    this.#silence = new SilenceWatch(silentAfterMs, clock.now(), (silentMs) =>
      tell({ name: 'silent', event: { endpointId: id, silentMs } }),
    );
    this.#dtmfReceiver = new DtmfReceiver((digit) => tell({ name: 'dtmf', event: { endpointId: id, ...digit } }));
  }

  /** Binds the port pair; null when it is taken. */
  static async open(config: EndpointConfig, context: EndpointContext): Promise<Endpoint | null> {
    const endpoint = new Endpoint(config, context);
    return (await endpoint.#transport.open(config)) ? endpoint : null;
  }

  /** Its RTP port and the names that it goes by in RTP and RTCP. */
  get identity(): { readonly port: number; readonly ssrc: number; readonly cname: string } {
    return { port: this.#transport.rtpPort, ssrc: this.#outgoing.stream.ssrc, cname: this.#rtcp.cname };
  }

  setRemote(remote: RemoteMedia): void {
    const table = new PayloadTable(remote);
    this.#inbound.table = table;
    this.#outgoing.setRemote(remote, table);
    this.#remote = remote;
    this.#transport.setRemote(remote);
    if (!isUnspecified(remote.address)) {
      const signalled = { address: remote.address, port: remote.port };
      this.#inbound.step({ type: 'remote', signalled, symmetric: remote.symmetric ?? true });
    }
    this.setDirection(remote.direction ?? 'sendrecv');
    this.#reports.begin(this.#context.clock.now());
  }

  setDirection(direction: Direction): void {
    if (direction !== this.#direction) this.#silence.restart(this.#context.clock.now());
    this.#outgoing.setDirection(direction);
    this.#direction = direction;
  }

  /** Whom our received frames go to, or nobody. */
  setPeer(peer: FrameSink | null): void {
    this.#peer = peer;
    this.#outgoing.changePeer();
  }

  /** Our received frames go another way; what we are sent comes from whom it came from. */
  redirect(peer: FrameSink | null): void {
    this.#peer = peer;
  }

  /** Throws `no-codec` when nothing of what is received and sent can be decoded. */
  checkDecodable(): void {
    if (!this.#outgoing.mayGenerate) throw new MediaError('no-codec', 'the endpoint has no codec that can be decoded');
  }

  /** Has somebody told of what is received and sent. */
  addTap(tap: EndpointTap): void {
    this.#taps.add(tap);
    this.#useTaps(this.#taps);
  }

  removeTap(tap: EndpointTap): void {
    this.#taps.remove(tap);
    if (this.#taps.isEmpty) this.#useTaps(null);
  }

  /** A frame from the peer. */
  accept(frame: Frame): void {
    this.#outgoing.accept(frame);
  }

  /** See OutgoingAudio. */
  play(playId: number, load: () => Promise<SampleSource>, started: () => void): Promise<void> {
    return this.#outgoing.play(playId, load, started);
  }

  get isPlaying(): boolean {
    return this.#outgoing.isPlaying;
  }

  stopPlay(): void {
    this.#outgoing.stopPlay();
  }

  /** Resolves when the digits are out. */
  sendDtmf(digits: string, durationMs: number, gapMs: number): Promise<void> {
    return this.#outgoing.sendDtmf(digits, durationMs, gapMs);
  }

  /** Housekeeping, several times a second. */
  tick(): void {
    const now = this.#context.clock.now();
    this.#dtmfReceiver.tick(now);
    const { lastRtpAt } = this.#inbound;
    const silent = lastRtpAt !== null && now - lastRtpAt >= this.#context.settings.relatchAfterMs;
    this.#inbound.step({ type: 'tick', at: now, silent: silent && mayReceive(this.#direction) });
    if (this.#remote && mayReceive(this.#direction)) this.#silence.check(now);
    this.#reports.tick(now, this.#destination(), this.#remote);
  }

  stats(): EndpointStats {
    return endpointStats(this.#inbound, this.#outgoing.stream, this.#rtcp, this.#context.clock);
  }

  /** Says BYE if it ever reported, ends what runs, frees the ports; gives the final counters. */
  async close(): Promise<EndpointStats> {
    if (this.#outgoing.stream.packets + this.#inbound.reception.packets > 0) {
      this.#reports.send(this.#context.clock.now(), this.#destination(), this.#remote, true);
    }
    const closed = this.#transport.close();
    this.#peer = null;
    this.#useTaps(null);
    this.#taps.close();
    this.#outgoing.close();
    await closed;
    return this.stats();
  }

  #onRtp(packet: Buffer | null, from: RemoteAddress): void {
    if (!packet) {
      this.#inbound.rejected++;
      return;
    }
    const now = this.#context.clock.now();
    const frame = this.#inbound.take(packet, from, now);
    if (!frame) return;
    this.#silence.restart(now);
    if (!mayReceive(this.#direction)) return;
    if (frame.kind === 'event') this.#onTelephoneEvent(frame, now);
    this.#tap?.received(frame);
    this.#peer?.accept(frame);
  }

  #useTaps(tap: EndpointTap | null): void {
    this.#tap = tap;
    this.#outgoing.tap = tap;
  }

  #onTelephoneEvent(frame: Frame, now: number): void {
    const event = parseTelephoneEvent(frame.packet.subarray(frame.start, frame.end));
    if (event) this.#dtmfReceiver.take(event, frame.timestamp, frame.clockRate, now);
  }

  #onRtcp(packet: Buffer | null, from: RemoteAddress): void {
    if (packet && this.#reports.take(packet, from, this.#destination(), this.#outgoing.clockRate)) {
      this.#silence.prolong(this.#context.clock.now());
    }
  }

  #onLatch(latch: Latch, before: Latch): void {
    this.#transport.tie(exclusiveRemoteOf(latch));
    const now = destinationOf(latch);
    const then = destinationOf(before);
    const moved = now?.address !== then?.address || now?.port !== then?.port;
    if (moved) this.#reports.forgetSource();
    const isLearnt = latch.state === 'settling' || latch.state === 'latched';
    if (now && isLearnt && (moved || before.state === 'learning')) {
      this.#context.tell({ name: 'latched', event: { endpointId: this.#config.id, ...now } });
    }
  }

  #sendRtp(packet: Uint8Array): void {
    const destination = this.#destination();
    if (destination) this.#transport.sendRtp(packet, destination);
  }

  /** Where we send; null while an unspecified address says that nothing may be sent (RFC 3264 §8.4). */
  #destination(): RemoteAddress | null {
    return this.#remote && !isUnspecified(this.#remote.address) ? destinationOf(this.#inbound.latch) : null;
  }
}
