import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import type { VoiceCodecName } from '../codec/voice-codec.ts';
import type { OpenedSession } from '../gateway/gateway-protocol.ts';
import type {
  Bridge,
  Direction,
  DtmfOptions,
  Endpoint,
  EndpointId,
  EndpointOptions,
  EndpointStats,
  MediaLog,
  MediaPlane,
  MediaPlaneEvents,
  MediaPlaneOptions,
  PlayEnd,
  Playing,
  RemoteMedia,
} from './api.ts';
import {
  checkDtmf,
  checkPlaneOptions,
  checkRemote,
  checkSource,
  isUnspecified,
  normalAddress,
} from './check-arguments.ts';
import { CodecSurvey } from './codec-survey.ts';
import { MediaError } from './media-error.ts';
import type { PlaySource } from './play-source.ts';
import { PortPool } from './port-pool.ts';
import type { WorkerEvent, WorkerReply } from './protocol.ts';
import { pathsBetween, TranscodedBridges } from './transcoded-bridges.ts';
import type { LocalWebRtc } from './webrtc.ts';
import { WebRtcGateway } from './webrtc-gateway.ts';
import { WorkerLink } from './worker-link.ts';

/** What the plane keeps of an endpoint. */
interface Entry {
  endpoint: Endpoint;
  /** Ports of transports that the present one is to replace. */
  formerPorts: number[];
  readonly link: WorkerLink;
  remote: RemoteMedia | null;
  /** The other endpoint of its bridge. */
  partner: Entry | null;
}

/** What every kind of endpoint is opened with. */
interface Place {
  readonly id: EndpointId;
  readonly address: string;
  readonly silentAfterMs: number;
}

interface RunningPlay {
  readonly entry: Entry;
  readonly end: (reason: PlayEnd) => void;
}

const LOOPBACK = '127.0.0.1';

/** Starts the media threads. Rejects with a `MediaError` `invalid` when the options make no sense. */
export async function startMediaPlane(options: MediaPlaneOptions): Promise<MediaPlane> {
  checkPlaneOptions(options);
  const plane = new ThreadedMediaPlane(options);
  await plane.ready();
  return plane;
}

class ThreadedMediaPlane extends EventEmitter<MediaPlaneEvents> implements MediaPlane {
  readonly #options: MediaPlaneOptions;
  readonly #log: MediaLog;
  readonly #pools: ReadonlyMap<string, PortPool>;
  readonly #links: WorkerLink[];
  readonly #gateway = new WebRtcGateway(
    (ids, error) => this.#onGatewayDeath(ids, error),
    (id) => this.#releaseFormer(this.#entries.get(id)),
  );
  readonly #codecs: CodecSurvey;
  readonly #entries = new Map<EndpointId, Entry>();
  readonly #transcoded = new TranscodedBridges();
  readonly #plays = new Map<number, RunningPlay>();
  #endpointCount = 0;
  #playCount = 0;
  #closing: Promise<void> | null = null;

  constructor(options: MediaPlaneOptions) {
    super();
    this.#options = options;
    this.#log = options.log ?? (() => undefined);
    this.#codecs = new CodecSurvey(this.#log);
    const { min, max } = options.portRange;
    const pool = () => new PortPool({ min, max, restMs: options.portRestMs ?? 3000, now: () => performance.now() });
    // The sockets of all addresses of one version may take the ports of the other's as well.
    const everywhere = pool();
    this.#pools = new Map(
      options.addresses.map(normalAddress).map((address) => [address, isUnspecified(address) ? everywhere : pool()]),
    );
    this.#links = Array.from({ length: options.workers ?? 1 }, (_, index) => this.#startWorker(index));
  }

  /** Every thread answers; rejects `worker-failed` when one cannot start. */
  async ready(): Promise<void> {
    try {
      await Promise.all(this.#links.map((link) => link.request({ type: 'ping' })));
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async createEndpoint(options: EndpointOptions = {}): Promise<Endpoint> {
    if (this.#closing) throw new MediaError('closed', 'the media plane is closed');
    const address = options.address === undefined ? [...this.#pools.keys()][0] : normalAddress(options.address);
    const pool = address === undefined ? undefined : this.#pools.get(address);
    if (address === undefined || !pool) throw new MediaError('invalid', 'address is not one of the plane');
    const link = options.near === undefined ? this.#leastLoaded() : this.#entry(options.near).link;
    const silentAfterMs = options.silentAfterMs ?? this.#options.silentAfterMs ?? 60_000;
    this.#endpointCount++;
    const id = `m${this.#endpointCount}`;
    const { kind = 'rtp' } = options;
    const place = { id, address, silentAfterMs };
    const endpoint =
      kind === 'rtp' ? await this.#openRtp(link, pool, place) : await this.#openWebRtc(link, pool, place, kind);
    this.#entries.set(id, { endpoint, link, remote: null, partner: null, formerPorts: [] });
    return endpoint;
  }

  async restartTransport(id: EndpointId): Promise<Endpoint> {
    const entry = this.#entry(id);
    const { address, port: former, webrtc: own } = entry.endpoint;
    const pool = this.#pools.get(address);
    if (!own || !pool) throw new MediaError('invalid', 'only a WebRTC endpoint has a transport to restart');
    let session: OpenedSession | null = null;
    const port = await this.#openPort(pool, async (candidate) => {
      session = await this.#gateway.restart(id, candidate);
      return session ? { type: 'done' } : { type: 'port-taken' };
    });
    entry.formerPorts.push(former);
    entry.endpoint = { ...entry.endpoint, port, rtcpPort: port, webrtc: localWebRtc(session, own) };
    return entry.endpoint;
  }

  async setRemote(id: EndpointId, remote: RemoteMedia): Promise<void> {
    const entry = this.#entry(id);
    const relayPort = this.#gateway.relayPortOf(id);
    const checked =
      relayPort === null
        ? checkRemote(remote, entry.endpoint.address)
        : checkRemote(throughRelay(remote, relayPort), LOOPBACK);
    if (relayPort !== null) {
      if (!remote.webrtc) throw new MediaError('invalid', 'a WebRTC endpoint needs a WebRTC remote');
      await this.#gateway.setRemote(id, remote.webrtc);
    }
    entry.remote = checked;
    this.#transcoded.note(entry, entry.partner, this.#codecs.known);
    await entry.link.request({ type: 'remote', id, remote: checked });
  }

  async setDirection(id: EndpointId, direction: Direction): Promise<void> {
    await this.#entry(id).link.request({ type: 'direction', id, direction });
  }

  async bridge(a: EndpointId, b: EndpointId): Promise<Bridge> {
    const [first, second] = [this.#entry(a), this.#entry(b)];
    const parting = [first, second].map((entry) => this.#part(entry));
    first.partner = second;
    second.partner = first;
    this.#transcoded.note(first, second, this.#codecs.known);
    await Promise.all([...parting, this.#connect(first, second)]);
    const paths = pathsBetween(first, second, this.#codecs.known);
    if (paths.aToB !== 'none' && paths.bToA !== 'none') return paths;
    const transcodable = await this.transcodableCodecs();
    this.#transcoded.note(first, first.partner, this.#codecs.known);
    this.#transcoded.note(second, second.partner, this.#codecs.known);
    return pathsBetween(first, second, transcodable);
  }

  transcodableCodecs(): Promise<readonly VoiceCodecName[]> {
    return this.#codecs.ask(this.#links.filter((link) => link.isRunning));
  }

  get transcodedBridges(): number {
    return this.#transcoded.count;
  }

  async unbridge(id: EndpointId): Promise<void> {
    await this.#part(this.#entry(id));
  }

  async play(id: EndpointId, source: PlaySource): Promise<Playing> {
    const entry = this.#entry(id);
    checkSource(source);
    this.#playCount++;
    const playId = this.#playCount;
    const { promise: ended, resolve: end } = Promise.withResolvers<PlayEnd>();
    this.#plays.set(playId, { entry, end });
    try {
      await entry.link.request({ type: 'play', id, playId, source });
    } catch (error) {
      this.#plays.delete(playId);
      throw error;
    }
    return { playId, ended };
  }

  async stopPlay(id: EndpointId): Promise<void> {
    await this.#entry(id).link.request({ type: 'stop-play', id });
  }

  async sendDtmf(id: EndpointId, digits: string, options: DtmfOptions = {}): Promise<void> {
    const { link } = this.#entry(id);
    await link.request({ type: 'dtmf', id, digits, ...checkDtmf(digits, options) });
  }

  async stats(id: EndpointId): Promise<EndpointStats> {
    return this.#statsOf(id, await this.#entry(id).link.request({ type: 'stats', id }));
  }

  async closeEndpoint(id: EndpointId): Promise<EndpointStats> {
    const entry = this.#entry(id);
    this.#entries.delete(id);
    const parting = this.#part(entry);
    try {
      const [reply] = await Promise.all([entry.link.request({ type: 'close', id }), parting]);
      return this.#statsOf(id, reply);
    } finally {
      await this.#gateway.closeTransport(id);
      this.#release(entry);
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await Promise.all(this.#links.map((link) => link.close()));
    await this.#gateway.close();
    this.#entries.clear();
    for (const [playId, play] of this.#plays) {
      this.#plays.delete(playId);
      play.end('closed');
    }
  }

  async #openRtp(link: WorkerLink, pool: PortPool, place: Place): Promise<Endpoint> {
    const port = await this.#openPort(pool, (candidate) =>
      link.request({ type: 'open', ...place, port: candidate, relay: false }),
    );
    return { id: place.id, address: place.address, port, rtcpPort: port + 1 };
  }

  /** The media thread's side first: the gateway has to know where it listens. */
  async #openWebRtc(link: WorkerLink, pool: PortPool, place: Place, kind: 'webrtc' | 'dtls'): Promise<Endpoint> {
    const { id, address } = place;
    const relay = await link.request({ type: 'open', ...place, port: 0, relay: true });
    if (relay.type !== 'opened') throw new MediaError('worker-failed', 'the media thread opened no relay port');
    try {
      let session: OpenedSession | null = null;
      const port = await this.#openPort(pool, async (candidate) => {
        const iceless = kind === 'dtls';
        session = await this.#gateway.open({ id, address, port: candidate, relayPort: relay.port, iceless });
        return session ? { type: 'done' } : { type: 'port-taken' };
      });
      return { id, address, port, rtcpPort: port, webrtc: localWebRtc(session, relay) };
    } catch (error) {
      await link.request({ type: 'close', id }).catch(() => undefined);
      throw error;
    }
  }

  /** Tries port after port: one that another process holds rests like a used one. */
  async #openPort(pool: PortPool, open: (port: number) => Promise<Pick<WorkerReply, 'type'>>): Promise<number> {
    for (let tries = pool.size; tries > 0; tries--) {
      const port = pool.take();
      if (port === null) break;
      try {
        const reply = await open(port);
        if (reply.type !== 'port-taken') return port;
        this.#log('warn', 'a media port is taken by another process', { port });
      } catch (error) {
        pool.release(port);
        throw error;
      }
      pool.release(port);
    }
    throw new MediaError('ports-exhausted', 'no free media port in the range');
  }

  async #connect(first: Entry, second: Entry): Promise<void> {
    if (first.link === second.link) {
      await first.link.request({ type: 'bridge', a: first.endpoint.id, b: second.endpoint.id });
      return;
    }
    const { port1, port2 } = new MessageChannel();
    await Promise.all([
      first.link.request({ type: 'link', id: first.endpoint.id, port: port1 }, [port1]),
      second.link.request({ type: 'link', id: second.endpoint.id, port: port2 }, [port2]),
    ]);
  }

  /** Ends the bridge of an entry on both sides. */
  async #part(entry: Entry): Promise<void> {
    const { partner } = entry;
    if (!partner) return;
    entry.partner = null;
    partner.partner = null;
    this.#transcoded.note(entry, null, this.#codecs.known);
    this.#transcoded.note(partner, null, this.#codecs.known);
    // A thread undoes its bridge on both sides.
    const sides = entry.link === partner.link ? [entry] : [entry, partner];
    const parting = sides.map(({ link, endpoint }) => link.request({ type: 'unbridge', id: endpoint.id }));
    // A side that is gone has no bridge any more, which is all that was wanted.
    await Promise.allSettled(parting);
  }

  #entry(id: EndpointId): Entry {
    if (this.#closing) throw new MediaError('closed', 'the media plane is closed');
    const entry = this.#entries.get(id);
    if (!entry) throw new MediaError('unknown-endpoint', 'the endpoint does not exist');
    return entry;
  }

  #release(entry: Entry): void {
    this.#releaseFormer(entry);
    this.#pools.get(entry.endpoint.address)?.release(entry.endpoint.port);
  }

  #releaseFormer(entry: Entry | undefined): void {
    const ports = entry?.formerPorts.splice(0) ?? [];
    for (const port of ports) this.#pools.get(entry?.endpoint.address ?? '')?.release(port);
  }

  #leastLoaded(): WorkerLink {
    const [only, ...others] = this.#links.filter((link) => link.isRunning);
    if (only && others.length === 0) return only;
    const load = new Map(this.#links.filter((link) => link.isRunning).map((link) => [link, 0]));
    for (const { link } of this.#entries.values()) load.set(link, (load.get(link) ?? 0) + 1);
    const [least] = [...load].sort(([, a], [, b]) => a - b);
    if (!least) throw new MediaError('worker-failed', 'no media thread runs');
    return least[0];
  }

  #startWorker(index: number): WorkerLink {
    const link: WorkerLink = new WorkerLink({
      settings: {
        relatchAfterMs: this.#options.relatchAfterMs ?? 1500,
        rtcpIntervalMs: this.#options.rtcpIntervalMs ?? 5000,
      },
      log: this.#log,
      onEvent: (event) => this.#tell(event),
      onDeath: (error) => this.#onDeath(index, link, error),
    });
    return link;
  }

  #onDeath(index: number, dead: WorkerLink, error: MediaError): void {
    const lost = [...this.#entries.values()].filter(({ link }) => link === dead);
    for (const entry of lost) {
      this.#entries.delete(entry.endpoint.id);
      this.#release(entry);
      this.#part(entry);
    }
    for (const [playId, { entry, end }] of this.#plays) {
      if (entry.link !== dead) continue;
      this.#plays.delete(playId);
      end('closed');
    }
    if (dead.hasWorked && !this.#closing) this.#links[index] = this.#startWorker(index);
    this.#log('error', 'a media thread died', { worker: index, endpoints: lost.length, reason: error.message });
    this.emit('worker-failed', { worker: index, endpointIds: lost.map(({ endpoint }) => endpoint.id), error });
  }

  #onGatewayDeath(ids: readonly EndpointId[], error: MediaError): void {
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (!entry) continue;
      this.#entries.delete(id);
      this.#release(entry);
      void this.#part(entry);
      void entry.link.request({ type: 'close', id }).catch(() => undefined);
    }
    this.#log('error', 'the WebRTC gateway died', { endpoints: ids.length, reason: error.message });
    this.emit('worker-failed', { worker: this.#links.length, endpointIds: ids, error });
  }

  #statsOf(id: EndpointId, reply: WorkerReply): EndpointStats {
    if (reply.type !== 'stats') throw new MediaError('worker-failed', 'the media thread gave no counters');
    return this.#gateway.has(id) ? { ...reply.stats, remote: this.#gateway.remoteOf(id) } : reply.stats;
  }

  #tell(told: WorkerEvent): void {
    switch (told.name) {
      case 'dtmf':
        this.emit('dtmf', told.event);
        return;
      case 'silent':
        this.emit('silent', told.event);
        return;
      case 'latched':
        this.emit('latched', told.event);
        return;
      case 'played':
        this.#plays.get(told.event.playId)?.end(told.event.reason);
        this.#plays.delete(told.event.playId);
        this.emit('played', told.event);
    }
  }
}

/** The gateway as the media thread sees it: the one strict remote of a plain endpoint. */
function throughRelay(remote: RemoteMedia, relayPort: number): RemoteMedia {
  const { webrtc: _webrtc, srtp: _srtp, rtcpPort: _rtcpPort, ...rest } = remote;
  return { ...rest, address: LOOPBACK, port: relayPort, rtcpMux: true, symmetric: false };
}

function localWebRtc(
  session: OpenedSession | null,
  own: { readonly ssrc: number; readonly cname: string },
): LocalWebRtc {
  if (!session) throw new MediaError('worker-failed', 'the WebRTC gateway gave no session');
  const { iceUfrag, icePwd, fingerprint } = session;
  return { iceUfrag, icePwd, fingerprint, ssrc: own.ssrc, cname: own.cname };
}
