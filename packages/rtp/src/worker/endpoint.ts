import { Transcoder } from '../codec/transcoder.ts';
import type { VoiceCodecs } from '../codec/voice-codecs.ts';
import { parseRtcp } from '../packet/rtcp.ts';
import { isRtcp } from '../packet/rtp.ts';
import { parseTelephoneEvent } from '../packet/telephone-event.ts';
import type { Direction, EndpointId, EndpointStats, PlayEnd, RemoteAddress, RemoteMedia } from '../plane/api.ts';
import { MediaError } from '../plane/media-error.ts';
import { PayloadTable } from '../plane/payload-table.ts';
import type { WorkerEvent, WorkerSettings } from '../plane/protocol.ts';
import { meanOpinionScore } from '../quality/mos.ts';
import { nextRtcpInterval } from '../quality/rtcp-interval.ts';
import { SrtpSession } from '../srtp/srtp-session.ts';
import type { Clock } from './clock.ts';
import { DtmfReceiver } from './dtmf-receiver.ts';
import { DtmfSender } from './dtmf-sender.ts';
import type { Frame, FrameSink } from './frame.ts';
import { Inbound } from './inbound.ts';
import { destinationOf, exclusiveRemoteOf, type Latch } from './latch.ts';
import { Outbound } from './outbound.ts';
import type { Pacer } from './pacer.ts';
import { Player } from './player.ts';
import { openPortPair, openRelayPort, type PortPair } from './port-pair.ts';
import { RtcpSession } from './rtcp-session.ts';
import type { SampleSource } from './sample-source.ts';
import type { Receive } from './udp-socket.ts';

/** What an endpoint needs of its thread. */
export interface EndpointContext {
  readonly clock: Clock;
  readonly pacer: Pacer;
  readonly codecs: VoiceCodecs;
  readonly settings: WorkerSettings;
  readonly tell: (event: WorkerEvent) => void;
  /** Something threw that never should: what it served goes on without this one packet. */
  readonly fault: (error: unknown) => void;
}

export interface EndpointConfig {
  readonly id: EndpointId;
  readonly address: string;
  readonly port: number;
  readonly silentAfterMs: number;
  /** Packets come and go by a loopback port of the system's choice, RTP and RTCP together. */
  readonly relay: boolean;
}

const DEFAULT_PTIME_MS = 20;

/** One media stream of one call leg. */
export class Endpoint implements FrameSink {
  readonly #config: EndpointConfig;
  readonly #context: EndpointContext;
  readonly #inbound = new Inbound((latch, before) => this.#onLatch(latch, before));
  readonly #outbound: Outbound;
  readonly #transcoder: Transcoder;
  readonly #rtcp: RtcpSession;
  readonly #dtmfReceiver: DtmfReceiver;
  readonly #dtmfSender: DtmfSender;
  #ports: PortPair | null = null;
  #remote: RemoteMedia | null = null;
  #srtp: SrtpSession | null = null;
  #direction: Direction = 'sendrecv';
  #peer: FrameSink | null = null;
  #player: Player | null = null;
  /** Counts plays asked for: one that was asked for later, or stopped, wins over one that still loads. */
  #playWish = 0;
  /** How a play ends that was overruled while it still loaded. */
  #overruled: PlayEnd = 'replaced';
  #rtcpSource: RemoteAddress | null = null;
  #nextReportAt: number | null = null;
  /** When anything last came, or was to be expected from; monotonic ms. */
  #aliveAt: number;
  #silenceTold = false;

  private constructor(config: EndpointConfig, context: EndpointContext) {
    this.#config = config;
    this.#context = context;
    this.#aliveAt = context.clock.now();
    this.#outbound = new Outbound(context.codecs, (packet) => this.#sendRtp(packet));
    const { stream } = this.#outbound;
    this.#rtcp = new RtcpSession(stream, this.#inbound.reception, `${stream.ssrc.toString(16)}@${config.address}`);
    this.#dtmfReceiver = new DtmfReceiver((digit) =>
      context.tell({ name: 'dtmf', event: { endpointId: config.id, ...digit } }),
    );
    this.#transcoder = new Transcoder({
      codecs: context.codecs,
      pacer: context.pacer,
      now: () => context.clock.now(),
      ptimeMs: () => this.#ptimeMs,
      send: (frame) => this.#hearsPeer && this.#outbound.sendAudio(frame, context.clock.now()),
    });
    this.#dtmfSender = new DtmfSender({
      eventClockRate: () => this.#outbound.table.event?.clockRate ?? null,
      sendEvent: (frame) => this.#maySend() && this.#outbound.sendEvent(frame, context.clock.now()),
      sendAudio: (frame) => this.#maySend() && this.#outbound.sendAudio(frame, context.clock.now()),
    });
  }

  /** Binds the port pair; null when it is taken. */
  static async open(config: EndpointConfig, context: EndpointContext): Promise<Endpoint | null> {
    const endpoint = new Endpoint(config, context);
    const receive = {
      rtp: guarded(context, (packet, from) => endpoint.#onRtp(packet, from)),
      rtcp: guarded(context, (packet, from) => endpoint.#onRtcp(packet, from)),
    };
    endpoint.#ports = config.relay ? await openRelayPort(receive.rtp) : await openPortPair(config, receive);
    return endpoint.#ports ? endpoint : null;
  }

  /** Its RTP port and the names that it goes by in RTP and RTCP. */
  get identity(): { readonly port: number; readonly ssrc: number; readonly cname: string } {
    return { port: this.#ports?.rtp.port ?? 0, ssrc: this.#outbound.stream.ssrc, cname: this.#rtcp.cname };
  }

  setRemote(remote: RemoteMedia): void {
    const table = new PayloadTable(remote);
    this.#inbound.table = table;
    this.#outbound.table = table;
    this.#remote = remote;
    this.#srtp = SrtpSession.renewed(this.#srtp, remote.srtp);
    if (!isUnspecified(remote.address)) {
      const signalled = { address: remote.address, port: remote.port };
      this.#inbound.step({ type: 'remote', signalled, symmetric: remote.symmetric ?? true });
    }
    this.setDirection(remote.direction ?? 'sendrecv');
    const now = this.#context.clock.now();
    this.#nextReportAt ??= now + nextRtcpInterval(this.#context.settings.rtcpIntervalMs, true);
  }

  setDirection(direction: Direction): void {
    if (direction !== this.#direction) {
      this.#outbound.stream.interrupt();
      this.#expectMedia();
    }
    this.#direction = direction;
  }

  /** Whom our received frames go to, or nobody. */
  setPeer(peer: FrameSink | null): void {
    this.#peer = peer;
    this.#transcoder.stop();
    this.#outbound.stream.interrupt();
  }

  /** A frame from the peer. What we play or dial ourselves goes first. */
  accept(frame: Frame): void {
    if (!this.#hearsPeer) return;
    if (!this.#outbound.relay(frame, this.#context.clock.now())) this.#transcoder.accept(frame);
    else if (frame.kind === 'event') this.#transcoder.giveWay();
    else this.#transcoder.stop();
  }

  /** Whether the remote hears the bridge now, not what we generate. */
  get #hearsPeer(): boolean {
    return !this.#player && !this.#dtmfSender.active && this.#maySend();
  }

  /** Packet time of what we encode; Opus knows no frame of 30 ms (RFC 6716 §2.1.4). */
  get #ptimeMs(): number {
    const ptime = this.#remote?.ptime ?? DEFAULT_PTIME_MS;
    return ptime === 30 && this.#outbound.table.voice?.codec === 'OPUS' ? DEFAULT_PTIME_MS : ptime;
  }

  /** Plays what `load` gives; `started` is called just before the first thing that can end it. */
  async play(playId: number, load: () => Promise<SampleSource>, started: () => void): Promise<void> {
    if (this.#remote && !this.#outbound.canGenerate) {
      throw new MediaError('no-codec', 'the endpoint takes no codec that can be encoded');
    }
    const wish = this.#overrulePlay('replaced');
    const source = await load();
    started();
    if (wish !== this.#playWish) {
      this.#tellPlayed(playId, this.#overruled);
      return;
    }
    this.#endPlay('replaced');
    this.#outbound.stream.interrupt();
    const player = new Player({
      playId,
      ptimeMs: this.#ptimeMs,
      source,
      send: (frame) => {
        if (this.#maySend() && !this.#dtmfSender.active) this.#outbound.sendAudio(frame, this.#context.clock.now());
      },
      finish: () => this.#endPlay('finished'),
    });
    this.#player = player;
    this.#context.pacer.add(player);
  }

  stopPlay(): void {
    this.#overrulePlay('stopped');
    this.#endPlay('stopped');
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
      this.#outbound.stream.interrupt();
      this.#context.pacer.add(this.#dtmfSender);
    }
    return promise;
  }

  /** Housekeeping, several times a second. */
  tick(): void {
    const now = this.#context.clock.now();
    this.#dtmfReceiver.tick(now);
    const { lastRtpAt } = this.#inbound;
    const silent = lastRtpAt !== null && now - lastRtpAt >= this.#context.settings.relatchAfterMs;
    this.#inbound.step({ type: 'tick', at: now, silent: silent && this.#mayReceive() });
    this.#watchSilence(now);
    if (this.#nextReportAt !== null && now >= this.#nextReportAt) {
      this.#nextReportAt = now + nextRtcpInterval(this.#context.settings.rtcpIntervalMs, false);
      this.#sendReport(now, false);
    }
  }

  stats(): EndpointStats {
    const { reception, codec, lastRtpAt, rejected, table, latch } = this.#inbound;
    const { stream } = this.#outbound;
    const { lossPercent, jitterMs } = reception;
    const { roundTripMs, farEnd } = this.#rtcp;
    const heard = codec ?? table.preferredName;
    return {
      packetsSent: stream.packets,
      bytesSent: stream.bytes,
      packetsReceived: reception.packets,
      bytesReceived: reception.bytes,
      lost: reception.lost,
      lossPercent,
      outOfOrder: reception.outOfOrder,
      duplicate: reception.duplicate,
      rejected,
      jitterMs,
      roundTripMs,
      farEnd,
      codec: heard,
      remote: destinationOf(latch),
      mos:
        lastRtpAt === null || heard === null
          ? null
          : meanOpinionScore({ codec: heard, lossPercent, jitterMs, roundTripMs }),
      lastReceivedAt: lastRtpAt === null ? null : Math.round(this.#context.clock.unixAt(lastRtpAt)),
    };
  }

  /** Says BYE if it ever reported, ends what runs, frees the ports; gives the final counters. */
  async close(): Promise<EndpointStats> {
    const ports = this.#ports;
    if (this.#outbound.stream.packets + this.#inbound.reception.packets > 0) {
      this.#sendReport(this.#context.clock.now(), true);
    }
    this.#ports = null;
    this.#peer = null;
    this.#overrulePlay('closed');
    this.#endPlay('closed');
    this.#dtmfSender.cancel();
    this.#context.pacer.remove(this.#dtmfSender);
    this.#transcoder.stop();
    this.#outbound.close();
    await Promise.all([ports?.rtp.close(), ports?.rtcp.close()]);
    return this.stats();
  }

  #onRtp(packet: Buffer, from: RemoteAddress): void {
    if (this.#remote?.rtcpMux && isRtcp(packet)) {
      this.#onRtcp(packet, from);
      return;
    }
    const now = this.#context.clock.now();
    const plain = this.#srtp ? this.#srtp.receiver.unprotectRtp(packet) : packet;
    if (!plain) {
      this.#inbound.rejected++;
      return;
    }
    const frame = this.#inbound.take(plain, from, now);
    if (!frame) return;
    this.#aliveAt = now;
    this.#silenceTold = false;
    if (!this.#mayReceive()) return;
    if (frame.kind === 'event') this.#onTelephoneEvent(frame, now);
    this.#peer?.accept(frame);
  }

  #onTelephoneEvent(frame: Frame, now: number): void {
    const event = parseTelephoneEvent(frame.packet.subarray(frame.start, frame.end));
    if (event) this.#dtmfReceiver.take(event, frame.timestamp, frame.clockRate, now);
  }

  /** Reports count only from the host that we exchange media with. */
  #onRtcp(packet: Buffer, from: RemoteAddress): void {
    if (from.address !== this.#destination()?.address) return;
    const plain = this.#srtp ? this.#srtp.receiver.unprotectRtcp(packet) : packet;
    const packets = plain && parseRtcp(plain);
    if (!packets) return;
    const now = this.#context.clock.now();
    this.#aliveAt = now;
    this.#rtcpSource = { address: from.address, port: from.port };
    this.#rtcp.take(packets, now, this.#context.clock.unixAt(now), this.#outbound.clockRate);
  }

  #onLatch(latch: Latch, before: Latch): void {
    this.#ports?.rtp.tie(exclusiveRemoteOf(latch));
    const now = destinationOf(latch);
    const then = destinationOf(before);
    const moved = now?.address !== then?.address || now?.port !== then?.port;
    if (moved) this.#rtcpSource = null;
    const isLearnt = latch.state === 'settling' || latch.state === 'latched';
    if (now && isLearnt && (moved || before.state === 'learning')) {
      this.#context.tell({ name: 'latched', event: { endpointId: this.#config.id, ...now } });
    }
  }

  #sendRtp(packet: Uint8Array): void {
    const destination = this.#destination();
    const secured = this.#srtp ? this.#srtp.sender.protectRtp(packet) : packet;
    if (destination && secured) this.#ports?.rtp.send(secured, destination);
  }

  #sendReport(now: number, bye: boolean): void {
    const destination = this.#destination();
    if (!destination || !this.#ports || !this.#remote) return;
    const plain = this.#rtcp.report(now, this.#context.clock.unixAt(now), bye);
    const report = this.#srtp ? this.#srtp.sender.protectRtcp(plain) : plain;
    if (!report) return;
    if (this.#remote.rtcpMux) this.#ports.rtp.send(report, destination);
    else this.#ports.rtcp.send(report, this.#rtcpDestination(destination, this.#remote));
  }

  /** Where reports came from, else as signalled, else next to where the media was learnt. */
  #rtcpDestination(media: RemoteAddress, remote: RemoteMedia): RemoteAddress {
    if (this.#rtcpSource && (remote.symmetric ?? true)) return this.#rtcpSource;
    const asSignalled = media.address === remote.address && media.port === remote.port;
    return {
      address: media.address,
      port: (asSignalled ? remote.rtcpPort : undefined) ?? Math.min(media.port + 1, 65535),
    };
  }

  /** Where we send; null while an unspecified address says that nothing may be sent (RFC 3264 §8.4). */
  #destination(): RemoteAddress | null {
    return this.#remote && !isUnspecified(this.#remote.address) ? destinationOf(this.#inbound.latch) : null;
  }

  #maySend(): boolean {
    return this.#direction === 'sendrecv' || this.#direction === 'sendonly';
  }

  #mayReceive(): boolean {
    return this.#direction === 'sendrecv' || this.#direction === 'recvonly';
  }

  #expectMedia(): void {
    this.#aliveAt = this.#context.clock.now();
    this.#silenceTold = false;
  }

  #watchSilence(now: number): void {
    const { silentAfterMs, id } = this.#config;
    const silentMs = Math.round(now - this.#aliveAt);
    if (silentAfterMs === 0 || silentMs < silentAfterMs || this.#silenceTold) return;
    if (!this.#remote || !this.#mayReceive()) return;
    this.#silenceTold = true;
    this.#context.tell({ name: 'silent', event: { endpointId: id, silentMs } });
  }

  #overrulePlay(reason: PlayEnd): number {
    this.#overruled = reason;
    this.#playWish++;
    return this.#playWish;
  }

  #endPlay(reason: PlayEnd): void {
    const player = this.#player;
    if (!player) return;
    this.#player = null;
    this.#context.pacer.remove(player);
    this.#outbound.stream.interrupt();
    this.#tellPlayed(player.playId, reason);
  }

  #tellPlayed(playId: number, reason: PlayEnd): void {
    this.#context.tell({ name: 'played', event: { endpointId: this.#config.id, playId, reason } });
  }
}

/** One hostile packet must never end the thread and every call on it. */
function guarded(context: EndpointContext, receive: Receive): Receive {
  return (packet, from) => {
    try {
      receive(packet, from);
    } catch (error) {
      context.fault(error);
    }
  };
}

function isUnspecified(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}
