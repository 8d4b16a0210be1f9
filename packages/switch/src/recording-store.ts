/** A conversation that was recorded, or a part of one. */
export interface RecordedCall {
  readonly tenantId: number;
  /** Of the leg whose record tells of it. */
  readonly callId: string;
  /**
   * A draft, which the store takes: PCM16 at 8 kHz, left what that leg said, right what it heard; one channel of a
   * conference that the leg was in first.
   */
  readonly draft: string;
  readonly durationMs: number;
  readonly startedAt: Date;
}

/** Recordings of conversations (contract 20 §1.8.2). */
export interface RecordingStore {
  /** Absolute path of a new file to record to. One that is neither kept nor discarded is swept away at the next start. */
  draft(): Promise<string>;
  discard(draft: string): Promise<void>;
  /**
   * Keeps it, behind what was recorded of the same call before. Durable when it resolves; rejects when the database or
   * the disk is away, and the draft is then still there.
   */
  keep(recorded: RecordedCall): Promise<void>;
}
