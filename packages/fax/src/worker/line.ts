import {
  bindIfFree,
  type PacedTask,
  type Pacer,
  type RemoteAddress,
  type UdpSocket,
  type UdpSockets,
} from '@strowger/rtp';
import type { FaxOutcome } from '@strowger/switch';
import type { FaxAudioRemote, FaxJob, FaxLineEvent, T38Remote } from '../api.ts';
import { checkDocument } from '../document/check-document.ts';
import type { FineScale } from '../document/fax-resolution.ts';
import { Reduction } from '../document/reduction.ts';
import type { FaxDsp } from '../dsp/fax-dsp.ts';
import { FaxError } from '../fax-error.ts';
import { refusedOutcome } from '../session/fax-record.ts';
import { FaxRun, type FaxRunEvent } from '../session/fax-run.ts';
import { ToneWatch } from '../session/tone-watch.ts';
import { AudioPath } from './audio-path.ts';
import type { SocketPurpose } from './protocol.ts';
import { T38Path } from './t38-path.ts';

export interface LineParts {
  /** Monotonic ms. */
  readonly now: () => number;
  readonly sockets: UdpSockets;
  readonly pacer: Pick<Pacer, 'add' | 'remove'>;
  readonly dsp: FaxDsp;
  readonly tell: (event: FaxLineEvent) => void;
  /** One hostile packet must never end the thread and every fax on it. */
  readonly fault: (error: unknown) => void;
}

type Session =
  | { readonly state: 'none' }
  /** The document is being looked at. */
  | { readonly state: 'preparing' }
  | { readonly state: 'running'; readonly run: FaxRun }
  | { readonly state: 'over'; readonly outcome: FaxOutcome };

const TICK_MS = 20;
const TICK_SAMPLES = 160;
const NONE: ReadonlySet<FineScale> = new Set();

/** The sockets, the streams and the session of one call's fax. */
export class Line implements PacedTask {
  readonly intervalMs = TICK_MS;
  readonly #parts: LineParts;
  readonly #sockets = new Map<SocketPurpose, UdpSocket>();
  readonly #frame = new Int16Array(TICK_SAMPLES);
  readonly #audio: AudioPath;
  #t38: T38Path;
  #session: Session = { state: 'none' };
  /** For a calling fax, until a session begins, which listens itself. */
  #listening: ToneWatch | null = null;
  #reduction: Reduction | null = null;
  #isPaced = false;
  #isClosed = false;

  constructor(parts: LineParts) {
    this.#parts = parts;
    this.#audio = new AudioPath({
      now: parts.now,
      send: (packet, to) => this.#sockets.get('audio')?.send(packet, to),
      hear: (samples) => this.#hear(samples),
    });
    this.#t38 = this.#newT38Path();
  }

  /** Binds a socket; false when the port is taken. */
  async open(purpose: SocketPurpose, { address, port }: RemoteAddress): Promise<boolean> {
    const socket = await bindIfFree(this.#parts.sockets, address, port, (datagram, from) =>
      this.#receive(purpose, datagram, from),
    );
    if (!socket) return false;
    if (this.#isClosed) await socket.close();
    else this.#sockets.set(purpose, socket);
    return true;
  }

  connect(remote: FaxAudioRemote): void {
    this.#audio.connect(remote);
    if (this.#session.state === 'none') {
      this.#listening ??= new ToneWatch(this.#parts.dsp, 'cng', (tone) => this.#parts.tell({ name: 'tone', tone }));
    }
    this.#keepTime();
  }

  /** Rejects `invalid` when a session was begun before. */
  async begin(job: FaxJob): Promise<void> {
    if (this.#session.state !== 'none') throw new FaxError('invalid', 'a fax was begun on this line before');
    this.#session = { state: 'preparing' };
    this.#listening?.close();
    const document = job.kind === 'send' ? await checkDocument(job.fax.path) : { pages: null, scales: NONE };
    if (this.#isClosed) throw new FaxError('closed', 'the fax line is closed');
    if ('code' in document) {
      this.#finish(refusedOutcome(document.code));
      return;
    }
    if (job.kind === 'send' && document.scales.size > 0) {
      this.#reduction = new Reduction(job.fax.path, document.scales);
    }
    this.#start(job, document.pages);
  }

  switchToT38(remote: T38Remote): void {
    const run = this.#requireRun();
    if (run.path === 'g711') {
      if (run.canSwitch) this.#t38 = this.#newT38Path();
      run.switchToT38(remote.parameters);
    }
    this.#t38.connect(remote);
    this.#keepTime();
  }

  backToAudio(): void {
    this.#run?.backToAudio();
  }

  /** Ends the session and frees everything. */
  async close(): Promise<FaxOutcome | null> {
    this.#isClosed = true;
    this.#parts.pacer.remove(this);
    this.#listening?.close();
    const outcome = this.#hangUp();
    await Promise.all([this.#reduction?.remove(), ...[...this.#sockets.values()].map((socket) => socket.close())]);
    this.#sockets.clear();
    return outcome;
  }

  step(skipped: number): boolean {
    const run = this.#run;
    if (run?.path === 't38') {
      run.advance(TICK_SAMPLES * (1 + skipped));
      this.#t38.tick();
      return true;
    }
    if (run) run.speak(this.#frame);
    else this.#frame.fill(0);
    this.#audio.send(this.#frame);
    this.#audio.tick();
    return true;
  }

  #keepTime(): void {
    if (!this.#isPaced) this.#parts.pacer.add(this);
    this.#isPaced = true;
  }

  get #run(): FaxRun | null {
    return this.#session.state === 'running' ? this.#session.run : null;
  }

  #hear(samples: Int16Array): void {
    if (this.#session.state === 'none') this.#listening?.hear(samples);
    else this.#run?.hear(samples);
  }

  #requireRun(): FaxRun {
    const run = this.#run;
    if (!run) throw new FaxError('invalid', 'no fax runs on this line');
    return run;
  }

  #start(job: FaxJob, documentPages: number | null): void {
    const run = new FaxRun({
      dsp: this.#parts.dsp,
      job,
      documentPages,
      ...(this.#reduction && { reduction: this.#reduction }),
      onEvent: (event) => this.#onRunEvent(event, documentPages),
      onPacket: (packet, copies) => this.#t38.put(packet, copies),
    });
    this.#session = { state: 'running', run };
  }

  #onRunEvent(event: FaxRunEvent, documentPages: number | null): void {
    if (event.name === 'finished') this.#finish(event.outcome);
    else this.#parts.tell(event.name === 'page' ? { ...event, of: documentPages } : event);
  }

  #finish(outcome: FaxOutcome): void {
    const run = this.#run;
    this.#session = { state: 'over', outcome };
    run?.close();
    this.#parts.tell({ name: 'finished', outcome });
  }

  /** @returns the outcome; null without a session */
  #hangUp(): FaxOutcome | null {
    this.#run?.hangUp();
    return this.#session.state === 'over' ? this.#session.outcome : null;
  }

  #newT38Path(): T38Path {
    return new T38Path({
      now: this.#parts.now,
      send: (datagram, to) => (this.#sockets.get('t38') ?? this.#sockets.get('audio'))?.send(datagram, to),
      take: (packet, sequence) => this.#run?.takePacket(packet, sequence),
    });
  }

  #receive(purpose: SocketPurpose, datagram: Buffer, from: RemoteAddress): void {
    try {
      const isT38 = this.#run?.path === 't38';
      if (purpose === 't38' || (isT38 && !this.#audio.recognises(datagram))) {
        if (isT38) this.#t38.receive(datagram, from);
      } else if (!isT38) {
        this.#audio.receive(datagram, from);
      }
    } catch (error) {
      this.#parts.fault(error);
    }
  }
}
