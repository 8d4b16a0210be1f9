import type { MessagePort } from 'node:worker_threads';
import type { EndpointId, PlayEnd } from '../plane/api.ts';
import { MediaError } from '../plane/media-error.ts';
import type { PlaySource } from '../plane/play-source.ts';
import type { WorkerReply } from '../plane/protocol.ts';
import { MixerRecording } from '../recording/mixer-recording.ts';
import { Recorder } from '../recording/recorder.ts';
import type { Recordings } from '../recording/recordings.ts';
import type { Connections } from '../worker/connections.ts';
import type { EndpointContext } from '../worker/endpoint-context.ts';
import type { SampleSource } from '../worker/sample-source.ts';
import { ThreadPeer } from '../worker/thread-peer.ts';
import { PlayedAnnouncement } from './announcement.ts';
import type { MixerId } from './api.ts';
import type { MixingCommand } from './commands.ts';
import { DelayedEcho } from './delayed-echo.ts';
import { Listener } from './listener.ts';
import { Member } from './member.ts';
import { Mixer } from './mixer.ts';
import type { Seat } from './seat.ts';
import { Wiretap } from './wiretap.ts';

export interface MixingDeskParts {
  readonly context: EndpointContext;
  readonly connections: Connections;
  readonly recordings: Recordings;
  readonly open: (source: PlaySource) => Promise<SampleSource>;
  readonly played: (playId: number, reason: PlayEnd) => void;
}

const DONE: WorkerReply = { type: 'done' };
const MOST_ANNOUNCEMENTS = 16;

type Of<T extends MixingCommand['type']> = Extract<MixingCommand, { type: T }>;

/** The mixers and wiretaps of one media thread; carries out the plane's commands. */
export class MixingDesk {
  readonly #parts: MixingDeskParts;
  readonly #mixers = new Map<MixerId, Mixer>();
  readonly #seats = new Map<EndpointId, Seat>();

  constructor(parts: MixingDeskParts) {
    this.#parts = parts;
  }

  /** `reply` is called once, before any event that follows from the command. Rejects with a `MediaError`. */
  async handle(command: MixingCommand, reply: (reply: WorkerReply) => void): Promise<void> {
    switch (command.type) {
      case 'mixer-members':
        reply({ type: 'mixer-members', members: this.#mixer(command.mixerId).members() });
        return;
      case 'mixer-play':
        await this.#play(command, () => reply(DONE));
        return;
      case 'mixer-record':
        await this.#record(command);
        break;
      default:
        this.#carryOut(command);
    }
    reply(DONE);
  }

  /** Ends every mixer. */
  close(): void {
    for (const mixer of this.#mixers.values()) mixer.close();
    this.#mixers.clear();
  }

  #carryOut(command: Exclude<MixingCommand, { type: 'mixer-members' | 'mixer-play' | 'mixer-record' }>): void {
    switch (command.type) {
      case 'mixer-open':
        this.#mixers.set(command.mixerId, this.#open(command));
        return;
      case 'mixer-join':
        this.#join(command);
        return;
      case 'mixer-update':
        this.#member(command.id).update(command.options);
        return;
      case 'mixer-stop-plays':
        this.#mixer(command.mixerId).stopAnnouncements('stopped');
        return;
      case 'mixer-close':
        this.#mixers.get(command.mixerId)?.close();
        this.#mixers.delete(command.mixerId);
        return;
      case 'listen':
        this.#listen(command);
        return;
      case 'speak-to':
        this.#listener(command.id).speakTo = command.speakTo;
        return;
      case 'hearing':
        this.#hear(command);
        return;
      case 'unseat':
        this.#seats.get(command.id)?.close();
        return;
      case 'echo':
        this.#echo(command);
    }
  }

  #open({ mixerId, rateHz }: Of<'mixer-open'>): Mixer {
    const { codecs, pacer, tell, fault } = this.#parts.context;
    return new Mixer({
      rateHz,
      codecs,
      pacer,
      fault,
      onTalking: (endpointId, talking) => tell({ name: 'talking', event: { mixerId, endpointId, talking } }),
      onFloor: (endpointId) => tell({ name: 'floor', event: { mixerId, endpointId } }),
    });
  }

  #join({ mixerId, id, format, options, port }: Of<'mixer-join'>): void {
    this.#sit(id, port, (onClose) => this.#mixer(mixerId).join(id, format, options, onClose));
  }

  #listen({ id, targetId, format, speakTo, port }: Of<'listen'>): void {
    const { connections, context } = this.#parts;
    const { codecs, pacer } = context;
    const onEmpty = (): void => connections.untap(targetId);
    this.#sit(id, port, (onClose) => {
      const tap = connections.tap(targetId, (target) => new Wiretap(target, { codecs, pacer, onEmpty }));
      return tap.join({ id, format, speakTo, onClose });
    });
  }

  #echo({ id, delayMs }: Of<'echo'>): void {
    const { clock, pacer } = this.#parts.context;
    this.#parts.connections.connect(id, new DelayedEcho(delayMs, () => clock.now(), pacer));
  }

  /** Connects an endpoint of this thread, or of the one behind the port, with a seat that is made for it. */
  #sit(id: EndpointId, port: MessagePort | null, take: (onClose: (seat: Seat) => void) => Seat): void {
    // The endpoint may sit elsewhere on this thread while it lives on another.
    this.#seats.get(id)?.close();
    const seat = this.#taken(port, () =>
      take((gone) => {
        if (this.#seats.get(id) === gone) this.#seats.delete(id);
      }),
    );
    this.#seats.set(id, seat);
    if (port) linkOverThreads(seat, port);
    else this.#parts.connections.connect(id, seat);
  }

  /** The seat; the port is closed if there is none to be had. */
  #taken(port: MessagePort | null, take: () => Seat): Seat {
    try {
      return take();
    } catch (error) {
      port?.close();
      throw error;
    }
  }

  #hear({ id, format }: Of<'hearing'>): void {
    const seat = this.#seats.get(id);
    if (seat) seat.format = format;
  }

  async #play({ mixerId, playId, source }: Of<'mixer-play'>, started: () => void): Promise<void> {
    const opened = await this.#parts.open(source);
    const mixer = this.#mixer(mixerId);
    if (mixer.announcements >= MOST_ANNOUNCEMENTS) throw new MediaError('invalid', 'too much plays at once');
    started();
    mixer.announce(new PlayedAnnouncement(opened, mixer.rateHz, (reason) => this.#parts.played(playId, reason)));
  }

  async #record({ mixerId, recordingId, options }: Of<'mixer-record'>): Promise<void> {
    this.#mixer(mixerId);
    const recorder = await Recorder.begin(options, 1);
    this.#parts.recordings.add(recordingId, recorder);
    const mixer = this.#mixers.get(mixerId);
    if (mixer) mixer.giveSum(new MixerRecording(recorder, mixer.rateHz));
    else recorder.end('closed');
  }

  #mixer(mixerId: MixerId): Mixer {
    const mixer = this.#mixers.get(mixerId);
    if (!mixer) throw new MediaError('unknown-mixer', 'the mixer does not exist');
    return mixer;
  }

  #member(id: EndpointId): Member {
    const seat = this.#seats.get(id);
    if (!(seat instanceof Member)) throw new MediaError('not-a-member', 'the endpoint is in no mixer');
    return seat;
  }

  #listener(id: EndpointId): Listener {
    const seat = this.#seats.get(id);
    if (!(seat instanceof Listener)) throw new MediaError('invalid', 'the endpoint listens to nobody');
    return seat;
  }
}

/** Connects a seat with an endpoint of another thread; either of them ends the link. */
function linkOverThreads(seat: Seat, port: MessagePort): void {
  const peer = new ThreadPeer(port, () => seat.close());
  peer.receiver = seat;
  seat.receiver = peer;
}
