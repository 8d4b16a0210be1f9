import type { FaxTone } from '@strowger/rtp';
import type { FaxOutcome } from '@strowger/switch';
import type { FaxJob, FaxSessionTerms, T38Parameters } from '../api.ts';
import type { Reduction } from '../document/reduction.ts';
import type { AudioModem, FaxDsp, FaxWork, ModemEvent, T38Modem } from '../dsp/fax-dsp.ts';
import { FaxError } from '../fax-error.ts';
import { FELL_SILENT } from './completion-text.ts';
import { FaxRecord } from './fax-record.ts';
import { ToneWatch } from './tone-watch.ts';

export interface FaxRunParts {
  readonly dsp: FaxDsp;
  readonly job: FaxJob;
  /** Of the document to send; null when receiving. */
  readonly documentPages: number | null;
  /** Of a document finer than every receiver takes. */
  readonly reduction?: Reduction;
  readonly onEvent: (event: FaxRunEvent) => void;
  /** Takes a T.38 packet to send, as `T38Setup.onPacket` does. */
  readonly onPacket: (packet: Uint8Array, copies: number) => void;
}

export type FaxRunEvent =
  | { readonly name: 'tone'; readonly tone: FaxTone }
  | { readonly name: 'negotiated'; readonly remoteIdent: string }
  | { readonly name: 'page'; readonly page: number }
  | { readonly name: 'finished'; readonly outcome: FaxOutcome };

type Path = { readonly kind: 'g711'; readonly modem: AudioModem } | { readonly kind: 't38'; readonly modem: T38Modem };

const SAMPLES_A_MS = 8;
const QUIET_MS = { send: 2000, receive: 1000 } as const;
/** What the modem said last is still on its way when T.30 has ended. */
const TAIL_SAMPLES = 300 * SAMPLES_A_MS;
/** The library waits without end for a goodbye that got lost, and may for other things. */
const LONGEST_GOODBYE_SAMPLES = 10_000 * SAMPLES_A_MS;
/** Between two messages of T.30: a dense page at the slowest rate lasts minutes. */
const LONGEST_SILENCE_SAMPLES = 15 * 60_000 * SAMPLES_A_MS;

/**
 * One fax by the clock of its call: audio in and out, or T.38 packets in and out. Whoever carries it hands it what comes and
 * asks it for what goes; it keeps no time of its own.
 */
export class FaxRun {
  readonly #parts: FaxRunParts;
  readonly #events: ModemEvent[] = [];
  readonly #tone: ToneWatch;
  #record: FaxRecord;
  #path: Path;
  #quietSamples: number;
  #state: 'running' | 'ending' | 'finished' = 'running';
  #outcome: FaxOutcome | null = null;
  #tailSamples = TAIL_SAMPLES;
  /** Since a message of T.30 passed. */
  #idleSamples = 0;

  /** Begins over audio. */
  constructor(parts: FaxRunParts) {
    const { dsp, job, documentPages } = parts;
    this.#parts = parts;
    this.#tone = new ToneWatch(dsp, job.kind === 'send' ? 'ced' : 'cng', (tone) => this.#onTone(tone));
    this.#record = new FaxRecord(job.kind, documentPages);
    this.#quietSamples = (job.quietMs ?? QUIET_MS[job.kind]) * SAMPLES_A_MS;
    this.#path = this.#audioPath();
  }

  get path(): 'g711' | 't38' {
    return this.#path.kind;
  }

  /** No page has begun: the path may change. */
  get canSwitch(): boolean {
    return this.#state === 'running' && !this.#record.pagePhase;
  }

  /** Takes audio of the remote, 8 kHz. */
  hear(samples: Int16Array): void {
    if (this.#path.kind !== 'g711') return;
    this.#tone.hear(samples);
    this.#path.modem.receive(samples);
    this.#drain();
  }

  /** Fills a frame for the remote. */
  speak(samples: Int16Array): void {
    if (this.#path.kind !== 'g711' || this.#quietSamples > 0) {
      samples.fill(0);
      this.#quietSamples -= samples.length;
      return;
    }
    this.#path.modem.send(samples);
    this.#drain();
    this.#pass(samples.length);
  }

  /** Takes a T.38 packet of the remote by its number. */
  takePacket(packet: Uint8Array, sequence: number): void {
    if (this.#path.kind !== 't38') return;
    this.#path.modem.receive(packet, sequence);
    this.#drain();
  }

  /** So many samples of time have passed with T.38. */
  advance(samples: number): void {
    if (this.#path.kind !== 't38') return;
    this.#path.modem.advance(samples);
    this.#drain();
    this.#pass(samples);
  }

  /** T.30 begins anew over T.38; nothing happens when it is on. Throws `too-late`. */
  switchToT38(parameters: T38Parameters): void {
    if (this.#path.kind === 't38') return;
    this.#requireEarly();
    this.#change(() => this.#t38Path(parameters));
  }

  /** T.30 begins anew over audio. Throws `too-late`. */
  backToAudio(): void {
    if (this.#path.kind === 'g711') return;
    this.#requireEarly();
    this.#change(() => this.#audioPath());
  }

  /** The call is gone: tells what became of the fax. Idempotent. */
  hangUp(): FaxOutcome {
    if (this.#state === 'running') {
      this.#path.modem.hangUp();
      this.#drain();
    }
    const outcome = this.#outcome ?? this.#end(0);
    this.#finish();
    return outcome;
  }

  /** Frees the DSP; nothing may be asked of it any more. Idempotent. */
  close(): void {
    this.#tone.close();
    this.#path.modem.close();
  }

  #requireEarly(): void {
    if (!this.canSwitch) throw new FaxError('too-late', 'the page phase has begun');
  }

  #change(open: () => Path): void {
    this.#path.modem.close();
    this.#events.length = 0;
    this.#record = new FaxRecord(this.#parts.job.kind, this.#parts.documentPages);
    this.#path = open();
  }

  #audioPath(): Path {
    return { kind: 'g711', modem: this.#parts.dsp.openAudio(this.#setup()) };
  }

  #t38Path({ version, maxBitRate, rateManagement }: T38Parameters): Path {
    const { dsp, onPacket } = this.#parts;
    const modem = dsp.openT38({ ...this.#setup(), version, maxBitRate, rateManagement, onPacket });
    return { kind: 't38', modem };
  }

  #setup() {
    const { work, terms } = workOf(this.#parts);
    // Told within a call of the modem, which is not to be disturbed: worked off after it.
    return { work, terms, onEvent: (event: ModemEvent) => void this.#events.push(event) };
  }

  #onTone(tone: FaxTone): void {
    this.#record.hearTone();
    this.#parts.onEvent({ name: 'tone', tone });
  }

  #drain(): void {
    for (let event = this.#events.shift(); event; event = this.#events.shift()) this.#onModemEvent(event);
  }

  #onModemEvent(event: ModemEvent): void {
    switch (event.name) {
      case 'frame':
        this.#idleSamples = 0;
        if (event.direction === 'in') this.#quietSamples = 0;
        if (!this.#record.frame(event)) return;
        this.#parts.onEvent({ name: 'negotiated', remoteIdent: this.#path.modem.status().remoteIdent });
        return;
      case 'page':
        this.#record.page(event.report);
        this.#parts.onEvent({ name: 'page', page: event.report.page });
        return;
      case 'ended':
        this.#end(event.code);
    }
  }

  #end(code: number): FaxOutcome {
    this.#state = 'ending';
    this.#outcome = this.#record.outcome(code, this.#path.modem.status(), this.#path.kind);
    return this.#outcome;
  }

  /** Time has passed. */
  #pass(samples: number): void {
    if (this.#state === 'ending') {
      this.#tailSamples -= samples;
      if (this.#tailSamples <= 0) this.#finish();
    } else {
      this.#idleSamples += samples;
      const longest = this.#record.isComplete ? LONGEST_GOODBYE_SAMPLES : LONGEST_SILENCE_SAMPLES;
      if (this.#state === 'running' && this.#idleSamples > longest) this.#end(FELL_SILENT);
    }
  }

  #finish(): void {
    if (this.#state !== 'ending' || !this.#outcome) return;
    this.#state = 'finished';
    this.#parts.onEvent({ name: 'finished', outcome: this.#outcome });
  }
}

function workOf({ job, reduction }: FaxRunParts): { readonly work: FaxWork; readonly terms: FaxSessionTerms } {
  if (job.kind === 'receive') return { work: { kind: 'receive', path: job.path }, terms: job.terms };
  const { path, header, ...terms } = job.fax;
  const reducedFor = (dis: Uint8Array) => reduction?.pathFor(dis) ?? null;
  return { work: { kind: 'send', path, header, reducedFor }, terms };
}
