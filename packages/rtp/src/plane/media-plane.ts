import { EventEmitter } from 'node:events';
import type { VoiceCodecName } from '../codec/voice-codec.ts';
import { mediaFileOpener } from '../media-file/open-media-file.ts';
import type { ListenOptions, MemberOptions, Mixer, MixerId, MixerMember, MixerOptions } from '../mixing/api.ts';
import type { MixerRecordOptions, Recording, RecordingId, RecordOptions } from '../recording/api.ts';
import type { StreamDefinition } from '../streams/api.ts';
import { AddressPorts } from './address-ports.ts';
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
import { Bridges } from './bridges.ts';
import { checkDtmf, checkPlaneOptions, checkSource } from './check-arguments.ts';
import { CodecSurvey } from './codec-survey.ts';
import { MediaError } from './media-error.ts';
import { MediaThreads } from './media-threads.ts';
import { Mixers } from './mixers.ts';
import { type Entry, PlaneEndpoints } from './plane-endpoints.ts';
import { PlaneRecordings } from './plane-recordings.ts';
import { PlaneStreams } from './plane-streams.ts';
import type { PlaySource } from './play-source.ts';
import type { WorkerCommand, WorkerEvent, WorkerReply } from './protocol.ts';
import { Undertakings } from './undertakings.ts';
import { WebRtcGateway } from './webrtc-gateway.ts';
import type { WorkerLink } from './worker-link.ts';

/** Starts the media threads. Rejects with a `MediaError` `invalid` when the options make no sense. */
export async function startMediaPlane(options: MediaPlaneOptions): Promise<MediaPlane> {
  checkPlaneOptions(options);
  const plane = new ThreadedMediaPlane(options);
  await plane.ready();
  return plane;
}

class ThreadedMediaPlane extends EventEmitter<MediaPlaneEvents> implements MediaPlane {
  readonly #log: MediaLog;
  readonly #threads: MediaThreads;
  readonly #gateway = new WebRtcGateway(
    (ids, error) => this.#onGatewayDeath(ids, error),
    (id) => this.#transportSettled(id),
  );
  readonly #endpoints: PlaneEndpoints;
  readonly #codecs: CodecSurvey;
  readonly #bridges: Bridges;
  readonly #plays = new Undertakings<PlayEnd>('closed');
  readonly #recordings = new PlaneRecordings();
  readonly #mixers: Mixers;
  readonly #streams: PlaneStreams;
  #closing: Promise<void> | null = null;

  constructor(options: MediaPlaneOptions) {
    super();
    this.#log = options.log ?? (() => undefined);
    const ports = new AddressPorts(options, this.#log);
    this.#endpoints = new PlaneEndpoints(this.#gateway, ports, options.silentAfterMs ?? 60_000);
    this.#threads = new MediaThreads({
      count: options.workers ?? 1,
      settings: {
        relatchAfterMs: options.relatchAfterMs ?? 1500,
        rtcpIntervalMs: options.rtcpIntervalMs ?? 5000,
        mediaKey: options.mediaKey ?? null,
      },
      log: this.#log,
      onEvent: (event) => this.#tell(event),
      onDeath: (index, link, error) => this.#onThreadDeath(index, link, error),
    });
    this.#codecs = new CodecSurvey(() => this.#threads.running, this.#log);
    this.#bridges = new Bridges(this.#codecs);
    this.#mixers = new Mixers(this.#bridges);
    const openFile = mediaFileOpener(options.mediaKey ?? null);
    this.#streams = new PlaneStreams(() => this.#threads.running, openFile, this.#log);
  }

  /** Every thread answers; rejects `worker-failed` when one cannot start. */
  async ready(): Promise<void> {
    try {
      await this.#threads.ready();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async createEndpoint(options: EndpointOptions = {}): Promise<Endpoint> {
    const { near, nearMixer } = options;
    const link = nearMixer === undefined ? this.#threadNear(near) : this.#mixers.homeOf(nearMixer);
    return this.#endpoints.open(options, link);
  }

  async restartTransport(id: EndpointId): Promise<Endpoint> {
    return this.#endpoints.restart(this.#entry(id));
  }

  async setRemote(id: EndpointId, remote: RemoteMedia): Promise<void> {
    const entry = this.#entry(id);
    const checked = await this.#endpoints.accept(entry, remote);
    this.#bridges.renegotiated(entry);
    await Promise.all([entry.link.request({ type: 'remote', id, remote: checked }), this.#mixers.renegotiated(entry)]);
  }

  async setDirection(id: EndpointId, direction: Direction): Promise<void> {
    await this.#entry(id).link.request({ type: 'direction', id, direction });
  }

  async bridge(a: EndpointId, b: EndpointId): Promise<Bridge> {
    const ends = [this.#entry(a), this.#entry(b)] as const;
    await Promise.all(ends.map((end) => this.#mixers.leave(end)));
    return this.#bridges.join(...ends);
  }

  transcodableCodecs(): Promise<readonly VoiceCodecName[]> {
    return this.#codecs.ask();
  }

  get transcodedBridges(): number {
    return this.#bridges.transcoded;
  }

  async unbridge(id: EndpointId): Promise<void> {
    const entry = this.#entry(id);
    await Promise.all([this.#bridges.part(entry), this.#mixers.leave(entry, 'echo')]);
  }

  async play(id: EndpointId, source: PlaySource): Promise<Playing> {
    return this.#begin(this.#entry(id).link, source, (playId) => ({ type: 'play', id, playId, source }));
  }

  async stopPlay(id: EndpointId): Promise<void> {
    await this.#entry(id).link.request({ type: 'stop-play', id });
  }

  defineStream(name: string, definition: StreamDefinition): Promise<void> {
    return this.#streams.defineStream(name, definition);
  }

  removeStream(name: string): Promise<void> {
    return this.#streams.removeStream(name);
  }

  async record(id: EndpointId, options: RecordOptions): Promise<Recording> {
    const { link } = this.#entry(id);
    return this.#recordings.begin(link, options, (recordingId) => ({ type: 'record', id, recordingId, options }));
  }

  stopRecording(recordingId: RecordingId): Promise<void> {
    return this.#recordings.stop(recordingId);
  }

  maskRecording(recordingId: RecordingId, on: boolean): Promise<void> {
    return this.#recordings.mask(recordingId, on);
  }

  async createMixer(options: MixerOptions = {}): Promise<Mixer> {
    return this.#mixers.open(this.#threadNear(options.near), options);
  }

  async joinMixer(mixerId: MixerId, id: EndpointId, options: MemberOptions = {}): Promise<void> {
    const entry = this.#entry(id);
    await this.#mixers.join(mixerId, entry, options);
  }

  async updateMember(id: EndpointId, options: MemberOptions): Promise<void> {
    await this.#mixers.update(this.#entry(id), options);
  }

  async leaveMixer(id: EndpointId): Promise<void> {
    await this.#mixers.leave(this.#entry(id), 'mixer');
  }

  mixerMembers(mixerId: MixerId): Promise<readonly MixerMember[]> {
    return this.#mixers.members(mixerId);
  }

  async playToMixer(mixerId: MixerId, source: PlaySource): Promise<Playing> {
    const link = this.#mixers.homeOf(mixerId);
    return this.#begin(link, source, (playId) => ({ type: 'mixer-play', mixerId, playId, source }));
  }

  async stopMixerPlays(mixerId: MixerId): Promise<void> {
    await this.#mixers.homeOf(mixerId).request({ type: 'mixer-stop-plays', mixerId });
  }

  async recordMixer(mixerId: MixerId, options: MixerRecordOptions): Promise<Recording> {
    const link = this.#mixers.homeOf(mixerId);
    return this.#recordings.begin(link, options, (recordingId) => ({
      type: 'mixer-record',
      mixerId,
      recordingId,
      options,
    }));
  }

  closeMixer(mixerId: MixerId): Promise<void> {
    return this.#mixers.close(mixerId);
  }

  async listen(listenerId: EndpointId, targetId: EndpointId, options: ListenOptions = {}): Promise<void> {
    const listener = this.#entry(listenerId);
    await this.#mixers.listen(listener, this.#entry(targetId), options);
  }

  async stopListening(listenerId: EndpointId): Promise<void> {
    await this.#mixers.leave(this.#entry(listenerId), 'wiretap');
  }

  async echo(id: EndpointId, { delayMs }: { readonly delayMs: number }): Promise<void> {
    await this.#mixers.echo(this.#entry(id), delayMs);
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
    this.#endpoints.forget(entry);
    const parting = Promise.all([this.#bridges.part(entry), this.#mixers.forget(entry)]);
    try {
      const [reply] = await Promise.all([entry.link.request({ type: 'close', id }), parting]);
      return this.#statsOf(id, reply);
    } finally {
      await this.#gateway.closeTransport(id);
      this.#endpoints.release(entry);
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#threads.close();
    await this.#gateway.close();
    this.#endpoints.clear();
    this.#plays.endAll();
    this.#recordings.endAll();
  }

  async #begin(link: WorkerLink, source: PlaySource, command: (playId: number) => WorkerCommand): Promise<Playing> {
    checkSource(source);
    const { number, ended } = await this.#plays.begin(link, (playId) => link.request(command(playId)));
    return { playId: number, ended };
  }

  #threadNear(near: EndpointId | undefined): WorkerLink {
    if (this.#closing) throw new MediaError('closed', 'the media plane is closed');
    return near === undefined ? this.#threads.leastLoaded(this.#endpoints.all) : this.#entry(near).link;
  }

  #entry(id: EndpointId): Entry {
    if (this.#closing) throw new MediaError('closed', 'the media plane is closed');
    return this.#endpoints.get(id);
  }

  /** The transport in use is the one that was asked for last. */
  #transportSettled(id: EndpointId): void {
    const entry = this.#endpoints.find(id);
    if (entry) this.#endpoints.releaseFormer(entry);
  }

  /** Forgets an endpoint whose thread or gateway is gone, and ends what is left of it in the other one. */
  #lose(entry: Entry): void {
    const { link, endpoint } = entry;
    const { id } = endpoint;
    this.#endpoints.forget(entry);
    const ending = [
      this.#bridges.part(entry),
      this.#mixers.forget(entry),
      link.request({ type: 'close', id }),
      this.#gateway.closeTransport(id),
    ];
    // What is gone already has nothing left to end.
    void Promise.allSettled(ending).then(() => this.#endpoints.release(entry));
  }

  #onThreadDeath(index: number, dead: WorkerLink, error: MediaError): void {
    const lost = [...this.#endpoints.all].filter(({ link }) => link === dead);
    for (const entry of lost) this.#lose(entry);
    const mixerIds = this.#mixers.lose(dead);
    this.#plays.endAll(dead);
    this.#recordings.endAll(dead);
    this.#streams.renew();
    this.#log('error', 'a media thread died', { worker: index, endpoints: lost.length, reason: error.message });
    this.emit('worker-failed', {
      worker: index,
      endpointIds: lost.map(({ endpoint }) => endpoint.id),
      mixerIds,
      error,
    });
  }

  #onGatewayDeath(ids: readonly EndpointId[], error: MediaError): void {
    for (const id of ids) {
      const entry = this.#endpoints.find(id);
      if (entry) this.#lose(entry);
    }
    this.#log('error', 'the WebRTC gateway died', { endpoints: ids.length, reason: error.message });
    this.emit('worker-failed', { worker: this.#threads.count, endpointIds: ids, mixerIds: [], error });
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
        this.#plays.end(told.event.playId, told.event.reason);
        this.emit('played', told.event);
        return;
      case 'announced':
        this.#plays.end(told.event.playId, told.event.reason);
        return;
      case 'recorded':
        this.#recordings.end(told.event.recordingId, told.event.result);
        return;
      case 'talking':
        this.emit('talking', told.event);
        return;
      case 'floor':
        this.emit('floor', told.event);
    }
  }
}
