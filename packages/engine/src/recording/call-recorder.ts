import { MediaError, type MixerRecordOptions, type Recording } from '@strowger/rtp';
import type { Leg } from '../legs/leg.ts';
import type { Services } from '../services.ts';

/** Where the recording of a conversation stands. */
type State =
  | { readonly at: 'idle' }
  | { readonly at: 'recording'; readonly recording: Recording }
  /** The conversation is over. */
  | { readonly at: 'over' };

/** A day: as long as a recording can be. */
const LONGEST_SECONDS = 86_400;

/** What a recorder needs of the engine. */
export type RecorderServices = Pick<Services, 'host' | 'media' | 'clock' | 'log'>;

/** Begins to record into a file. Rejects with MediaError. */
export type BeginRecording = (options: MixerRecordOptions) => Promise<Recording>;

/**
 * Records a conversation for the record of one of its legs: left what that leg says, right what it hears, unless `record`
 * says otherwise. What is asked for is done in the order of asking.
 */
export class CallRecorder {
  readonly #services: RecorderServices;
  readonly #leg: Leg;
  readonly #keeping: (kept: Promise<void>) => void;
  readonly #record: BeginRecording;
  #state: State = { at: 'idle' };
  #last: Promise<unknown> = Promise.resolve();

  /** @param keeping told of each recording: resolves when it is kept, or lost */
  constructor(
    services: RecorderServices,
    leg: Leg,
    keeping: (kept: Promise<void>) => void,
    record: BeginRecording = bothSidesOf(leg),
  ) {
    this.#services = services;
    this.#leg = leg;
    this.#keeping = keeping;
    this.#record = record;
  }

  /** Resolves true when it records. */
  begin(): Promise<boolean> {
    return this.#inTurn(() => this.#begin());
  }

  /** Begins, or ends what is being recorded. @returns what became of it; null: nothing could be done */
  toggle(): Promise<'begun' | 'ended' | null> {
    return this.#inTurn(async () => {
      if (this.#state.at !== 'recording') return (await this.#begin()) ? 'begun' : null;
      await this.#end({ at: 'idle' });
      return 'ended';
    });
  }

  /** Silence is recorded while masked. Resolves false when nothing is being recorded. */
  mask(masked: boolean): Promise<boolean> {
    return this.#inTurn(async () => {
      if (this.#state.at !== 'recording') return false;
      await this.#services.media.maskRecording(this.#state.recording.recordingId, masked);
      return true;
    });
  }

  /** Ends it for good. */
  close(): void {
    const closed = this.#inTurn(() => this.#end({ at: 'over' })).catch((error: unknown) => {
      this.#services.log('warn', 'a recording could not be ended', { leg: this.#leg.uuid, error: String(error) });
    });
    this.#keeping(closed);
  }

  async #begin(): Promise<boolean> {
    const { media, isLive } = this.#leg;
    if (this.#state.at !== 'idle' || media === null || !isLive) return this.#state.at === 'recording';
    const { recordings } = this.#services.host;
    let draft: string | null = null;
    try {
      draft = await recordings.draft();
      const startedAt = new Date(this.#services.clock.now());
      const recording = await this.#record({ path: draft, maxSeconds: LONGEST_SECONDS });
      this.#state = { at: 'recording', recording };
      this.#leg.describe({ recorded: true });
      this.#keeping(this.#keep(recording, draft, startedAt));
      return true;
    } catch (error) {
      if (draft !== null) await recordings.discard(draft).catch(() => undefined);
      if (this.#leg.isLive || !(error instanceof MediaError)) this.#fails(error);
      return false;
    }
  }

  async #end(next: State): Promise<void> {
    const state = this.#state;
    this.#state = next;
    if (state.at === 'recording') await this.#services.media.stopRecording(state.recording.recordingId);
  }

  async #keep(recording: Recording, draft: string, startedAt: Date): Promise<void> {
    const { durationMs } = await recording.ended;
    if (this.#state.at === 'recording' && this.#state.recording === recording) this.#state = { at: 'idle' };
    const { recordings } = this.#services.host;
    const { uuid: callId, profile } = this.#leg;
    try {
      if (durationMs === 0 || profile.tenantId === null) await recordings.discard(draft);
      else await recordings.keep({ tenantId: profile.tenantId, callId, draft, durationMs, startedAt });
    } catch (error) {
      this.#fails(error);
    }
  }

  #fails(error: unknown): void {
    this.#services.log('error', 'a call could not be recorded', { leg: this.#leg.uuid, error: String(error) });
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

function bothSidesOf(leg: Leg): BeginRecording {
  return async (options) => {
    if (leg.media === null) throw new MediaError('unknown-endpoint', 'the leg has no media');
    return leg.media.record({ ...options, what: 'both', channels: 2 });
  };
}
