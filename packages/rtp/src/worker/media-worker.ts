import { mediaFileOpener } from '../media-file/open-media-file.ts';
import { isMixingCommand, type MixingCommand } from '../mixing/commands.ts';
import { MixingDesk } from '../mixing/mixing-desk.ts';
import type { EndpointId } from '../plane/api.ts';
import type { PlaySource } from '../plane/play-source.ts';
import type { WorkerCommand, WorkerReply } from '../plane/protocol.ts';
import { type RecordingCommand, RecordingDesk } from '../recording/recording-desk.ts';
import { Recordings } from '../recording/recordings.ts';
import { AudioStore } from '../streams/audio-store.ts';
import { StreamShelf } from '../streams/stream-shelf.ts';
import { Connections } from './connections.ts';
import { Endpoint } from './endpoint.ts';
import type { EndpointContext } from './endpoint-context.ts';
import { type AudioSupply, openSource } from './open-source.ts';
import type { SampleSource } from './sample-source.ts';
import { ThreadPeer } from './thread-peer.ts';

const TICK_MS = 100;
const DONE: WorkerReply = { type: 'done' };

type EndpointCommand = Exclude<WorkerCommand, MixingCommand | RecordingCommand | { type: 'play' }>;

/** The endpoints of one media thread; carries out the plane's commands. */
export class MediaWorker {
  readonly #context: EndpointContext;
  readonly #endpoints = new Map<EndpointId, Endpoint>();
  readonly #connections = new Connections(this.#endpoints);
  readonly #supply: AudioSupply;
  readonly #recordings: Recordings;
  readonly #recording: RecordingDesk;
  readonly #mixing: MixingDesk;
  readonly #ticker: NodeJS.Timeout;

  constructor(context: EndpointContext) {
    const { clock, settings, tell } = context;
    const connections = this.#connections;
    const store = new AudioStore(mediaFileOpener(settings.mediaKey));
    this.#context = context;
    this.#supply = { store, streams: new StreamShelf(store, () => clock.unixAt(clock.now())) };
    this.#recordings = new Recordings((recordingId, result) =>
      tell({ name: 'recorded', event: { recordingId, result } }),
    );
    const recordings = this.#recordings;
    this.#recording = new RecordingDesk({ context, recordings, endpoint: (id) => connections.endpoint(id) });
    this.#mixing = new MixingDesk({
      context,
      connections,
      recordings,
      open: (source) => this.#openSource(source),
      played: (playId, reason) => tell({ name: 'announced', event: { playId, reason } }),
    });
    this.#ticker = setInterval(() => {
      for (const endpoint of this.#endpoints.values()) this.#tick(endpoint);
    }, TICK_MS);
  }

  #tick(endpoint: Endpoint): void {
    try {
      endpoint.tick();
    } catch (error) {
      this.#context.fault(error);
    }
  }

  /**
   * Carries out one command; `reply` is called once, before any event that follows from the command.
   * Rejects with a `MediaError`.
   */
  async handle(command: WorkerCommand, reply: (reply: WorkerReply) => void): Promise<void> {
    switch (command.type) {
      case 'play':
        await this.#play(command, () => reply(DONE));
        return;
      case 'record':
      case 'stop-recording':
      case 'mask-recording':
        await this.#recording.handle(command);
        reply(DONE);
        return;
      default:
        if (isMixingCommand(command)) await this.#mixing.handle(command, reply);
        else reply(await this.#carryOut(command));
    }
  }

  async #carryOut(command: EndpointCommand): Promise<WorkerReply> {
    switch (command.type) {
      case 'ping':
        return DONE;
      case 'open':
        return this.#open(command);
      case 'remote':
        this.#connections.endpoint(command.id).setRemote(command.remote);
        return DONE;
      case 'direction':
        this.#connections.endpoint(command.id).setDirection(command.direction);
        return DONE;
      case 'bridge':
        this.#connections.bridge(command.a, command.b);
        return DONE;
      case 'link':
        this.#connections.connect(command.id, new ThreadPeer(command.port));
        return DONE;
      case 'unbridge':
        this.#connections.part(command.id);
        return DONE;
      case 'stop-play':
        this.#connections.endpoint(command.id).stopPlay();
        return DONE;
      case 'dtmf':
        await this.#connections.endpoint(command.id).sendDtmf(command.digits, command.durationMs, command.gapMs);
        return DONE;
      case 'codecs':
        return { type: 'codecs', ...this.#context.codecs.survey() };
      case 'define-stream':
        this.#supply.streams.define(command.programme);
        return DONE;
      case 'remove-stream':
        this.#supply.streams.remove(command.name);
        return DONE;
      case 'stats':
        return { type: 'stats', stats: this.#connections.endpoint(command.id).stats() };
      case 'close':
        return this.#close(command.id);
      case 'shutdown':
        await this.#shutdown();
        return DONE;
    }
  }

  async #open(command: Extract<WorkerCommand, { type: 'open' }>): Promise<WorkerReply> {
    const endpoint = await Endpoint.open(command, this.#context);
    if (!endpoint) return { type: 'port-taken' };
    this.#endpoints.set(command.id, endpoint);
    return { type: 'opened', ...endpoint.identity };
  }

  async #play(command: Extract<WorkerCommand, { type: 'play' }>, started: () => void): Promise<void> {
    const load = () => this.#openSource(command.source);
    await this.#connections.endpoint(command.id).play(command.playId, load, started);
  }

  #openSource(source: PlaySource): Promise<SampleSource> {
    return openSource(source, this.#supply);
  }

  async #close(id: EndpointId): Promise<WorkerReply> {
    const endpoint = this.#connections.endpoint(id);
    this.#connections.forget(id);
    this.#endpoints.delete(id);
    return { type: 'stats', stats: await endpoint.close() };
  }

  async #shutdown(): Promise<void> {
    clearInterval(this.#ticker);
    this.#mixing.close();
    await Promise.all([...this.#endpoints.keys()].map((id) => this.#close(id)));
    await this.#recordings.close();
  }
}
