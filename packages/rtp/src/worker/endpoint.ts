import { parseRtcp } from '../packet/rtcp.ts';
import { isRtcp } from '../packet/rtp.ts';
import { parseTelephoneEvent } from '../packet/telephone-event.ts';
import type { Direction, EndpointId, EndpointStats, PlayEnd, RemoteAddress, RemoteMedia } from '../plane/api.ts';
import { MediaError } from '../plane/media-error.ts';
import { PayloadTable } from '../plane/payload-table.ts';
import type { WorkerEvent, WorkerSettings } from '../plane/protocol.ts';
import { meanOpinionScore } from '../quality/mos.ts';
import { nextRtcpInterval } from '../quality/rtcp-interval.ts';
import type { Clock } from './clock.ts';
import { DtmfReceiver } from './dtmf-receiver.ts';
import { DtmfSender } from './dtmf-sender.ts';
import type { Frame, FrameSink } from './frame.ts';
import { Inbound } from './inbound.ts';
import { destinationOf, exclusiveRemoteOf, type Latch } from './latch.ts';
import { Outbound } from './outbound.ts';
import type { Pacer } from './pacer.ts';
import { Player } from './player.ts';
import { openPortPair, type PortPair } from './port-pair.ts';
import { RtcpSession } from './rtcp-session.ts';
import type { SampleSource } from './sample-source.ts';
import type { Receive } from './udp-socket.ts';

/** What an endpoint needs of its thread. */
export interface EndpointContext {
  readonly clock: Clock;
  readonly pacer: Pacer;
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
}

const DEFAULT_PTIME_MS = 20;

/** One media stream of one call leg. */
export class Endpoint implements FrameSink {
  readonly #config: EndpointConfig;
  readonly #context: EndpointContext;
  readonly #inbound = new Inbound((latch, before) => this.#onLatch(latch, before));
  readonly #outbound = new Outbound((packet) => this.#sendRtp(packet));
  readonly #rtcp: RtcpSession;
  readonly #dtmfReceiver: DtmfReceiver;
  readonly #dtmfSender: DtmfSender;
  #ports: PortPair | null = null;
  #remote: RemoteMedia | null = null;
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
    const { stream } = this.#outbound;
    this.#rtcp = new RtcpSession(stream, this.#inbound.reception, `${stream.ssrc.toString(16)}@${config.address}`);
    this.#dtmfReceiver = new DtmfReceiver((digit) =>
      context.tell({ name: 'dtmf', event: { endpointId: config.id, ...digit } }),
    );
    this.#dtmfSender = new DtmfSender({
      eventClockRate: () => this.#outbound.table.event?.clockRate ?? null,
      sendEvent: (frame) => this.#maySend() && this.#outbound.sendEvent(frame, context.clock.now()),
      sendAudio: (frame) => this.#maySend() && this.#outbound.sendAudio(frame, context.clock.now()),
    });
  }

  /** Binds the port pair; null when it is taken. */
  static async open(config: EndpointConfig, context: EndpointContext): Promise<Endpoint | null> {
    const endpoint = new Endpoint(config, context);
    endpoint.#ports = await openPortPair(config, {
      rtp: guarded(context, (packet, from) => endpoint.#onRtp(packet, from)),
      rtcp: guarded(context, (packet, from) => endpoint.#onRtcp(packet, from)),
    });
    return endpoint.#ports ? endpoint : null;
  }

  setRemote(remote: RemoteMedia): void {
    const table = new PayloadTable(remote);
    this.#inbound.table = table;
    this.#outbound.table = table;
    this.#remote = remote;
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
    this.#outbound.stream.interrupt();
  }

  /** A frame from the peer. What we play or dial ourselves goes first. */
  accept(frame: Frame): void {
    if (this.#player || this.#dtmfSender.active || !this.#maySend()) return;
    this.#outbound.relay(frame, this.#context.clock.now());
  }

  /** Plays what `load` gives; `started` is called just before the first thing that can end it. */
  async play(playId: number, load: () => Promise<SampleSource>, started: () => void): Promise<void> {
    if (this.#remote && !this.#outbound.table.g711) throw new MediaError('no-codec', 'the endpoint takes no G.711');
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
      ptimeMs: this.#remote?.ptime ?? DEFAULT_PTIME_MS,
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
    if (!this.#outbound.table.event && !this.#outbound.table.g711) {
      reject(new MediaError('no-codec', 'the endpoint takes neither telephone-event nor G.711'));
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
    await Promise.all([ports?.rtp.close(), ports?.rtcp.close()]);
    return this.stats();
  }

  #onRtp(packet: Buffer, from: RemoteAddress): void {
    if (this.#remote?.rtcpMux && isRtcp(packet)) {
      this.#onRtcp(packet, from);
      return;
    }
    const now = this.#context.clock.now();
    const frame = this.#inbound.take(packet, from, now);
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
    const packets = parseRtcp(packet);
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
    if (destination) this.#ports?.rtp.send(packet, destination);
  }

  #sendReport(now: number, bye: boolean): void {
    const destination = this.#destination();
    if (!destination || !this.#ports || !this.#remote) return;
    const report = this.#rtcp.report(now, this.#context.clock.unixAt(now), bye);
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
