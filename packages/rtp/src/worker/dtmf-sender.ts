import { dtmfTone } from '../audio/dtmf-tones.ts';
import { ToneGenerator } from '../audio/tone-generator.ts';
import { EventSegments } from '../packet/event-segments.ts';
import { buildTelephoneEvent, eventOfDigit } from '../packet/telephone-event.ts';
import { newSourceId } from './frame.ts';
import type { PacedTask } from './pacer.ts';
import type { GeneratedFrame } from './player.ts';

/** Digits to send, and whom to tell. */
export interface DtmfJob {
  readonly digits: string;
  readonly durationMs: number;
  readonly gapMs: number;
  /** Called once: with true when all is out, with false when it was given up. */
  readonly settle: (sent: boolean) => void;
}

/** One event packet in the numbering of its source. */
export interface EventFrame {
  readonly sourceId: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly marker: boolean;
  readonly payload: Buffer;
}

export interface DtmfOutput {
  /** Clock rate of the negotiated telephone-event; null: digits go as tones. */
  eventClockRate(): number | null;
  sendEvent(frame: EventFrame): void;
  sendAudio(frame: GeneratedFrame): void;
}

const STEP_MS = 20;
/** The end of an event is sent three times (RFC 4733 §2.5.1.4). */
const END_PACKETS = 3;
const VOLUME = 10;
const SAMPLES = STEP_MS * 8;

/** Which digit is sounding, how far. Times in ms since the job began. */
type Progress =
  | {
      readonly by: 'event';
      readonly clockRate: number;
      elapsed: number;
      digit: number;
      endsLeft: number;
      segments: EventSegments;
    }
  | { readonly by: 'tone'; readonly generator: ToneGenerator };

/** Sends digits, job after job, by RFC 4733 or as tones, whichever the remote takes when the job begins. */
export class DtmfSender implements PacedTask {
  readonly intervalMs = STEP_MS;
  readonly #output: DtmfOutput;
  readonly #sourceId = newSourceId();
  readonly #jobs: DtmfJob[] = [];
  readonly #samples = new Int16Array(SAMPLES);
  #progress: Progress | null = null;
  #sequence = 0;
  /** Source time in ms, across jobs. */
  #time = 0;

  constructor(output: DtmfOutput) {
    this.#output = output;
  }

  get active(): boolean {
    return this.#jobs.length > 0;
  }

  add(job: DtmfJob): void {
    this.#jobs.push(job);
  }

  /** Gives up what is left. */
  cancel(): void {
    this.#progress = null;
    for (const job of this.#jobs.splice(0)) job.settle(false);
  }

  step(skipped: number): boolean {
    this.#time += skipped * STEP_MS;
    const job = this.#jobs[0];
    if (!job) return false;
    this.#progress ??= this.#begin(job);
    const goesOn =
      this.#progress.by === 'event' ? this.#stepEvent(job, this.#progress) : this.#stepTone(this.#progress.generator);
    this.#time += STEP_MS;
    if (!goesOn) {
      this.#progress = null;
      this.#jobs.shift();
      job.settle(true);
    }
    return this.active;
  }

  #begin(job: DtmfJob): Progress {
    const clockRate = this.#output.eventClockRate();
    if (clockRate === null) {
      return { by: 'tone', generator: new ToneGenerator(dtmfTone(job.digits, job.durationMs, job.gapMs)) };
    }
    return { by: 'event', clockRate, elapsed: 0, digit: 0, endsLeft: END_PACKETS, segments: new EventSegments() };
  }

  #stepTone(generator: ToneGenerator): boolean {
    if (generator.render(this.#samples) === 0) return false;
    this.#output.sendAudio({
      sourceId: this.#sourceId,
      sequence: this.#nextSequence(),
      timestamp: this.#time * 8,
      samples: this.#samples,
    });
    return true;
  }

  /** One interval of the present digit: an update, one of its end packets, or part of the gap. */
  #stepEvent(job: DtmfJob, progress: Extract<Progress, { by: 'event' }>): boolean {
    const sounded = progress.elapsed + STEP_MS;
    const isEnd = sounded >= job.durationMs;
    if (!isEnd || progress.endsLeft > 0) {
      this.#sendEvent(job, progress, isEnd ? job.durationMs : sounded, isEnd);
      if (isEnd) progress.endsLeft--;
    }
    progress.elapsed = sounded;
    if (progress.elapsed < job.durationMs + job.gapMs || progress.endsLeft > 0) return true;
    progress.elapsed = 0;
    progress.segments = new EventSegments();
    progress.endsLeft = END_PACKETS;
    progress.digit++;
    return progress.digit < job.digits.length;
  }

  #sendEvent(job: DtmfJob, progress: Extract<Progress, { by: 'event' }>, durationMs: number, end: boolean): void {
    const event = eventOfDigit(job.digits.charAt(progress.digit));
    if (event === null) return;
    const unitsPerMs = progress.clockRate / 1000;
    const { offset, ...told } = progress.segments.report(Math.round(durationMs * unitsPerMs), end);
    this.#output.sendEvent({
      sourceId: this.#sourceId,
      sequence: this.#nextSequence(),
      timestamp: ((this.#time - progress.elapsed) * unitsPerMs + offset) >>> 0,
      marker: progress.elapsed === 0,
      payload: buildTelephoneEvent({ event, volume: VOLUME, ...told }),
    });
  }

  #nextSequence(): number {
    this.#sequence = (this.#sequence + 1) & 0xffff;
    return this.#sequence;
  }
}
