import type { RecordingId, RecordingResult } from './api.ts';
import type { Recorder } from './recorder.ts';

/** The recordings that run on one media thread. */
export class Recordings {
  readonly #running = new Map<RecordingId, Recorder>();
  readonly #tell: (recordingId: RecordingId, result: RecordingResult) => void;

  /** @param tell told once of each, when its file is complete */
  constructor(tell: (recordingId: RecordingId, result: RecordingResult) => void) {
    this.#tell = tell;
  }

  add(recordingId: RecordingId, recorder: Recorder): void {
    this.#running.set(recordingId, recorder);
    void recorder.ended.then((result) => {
      this.#running.delete(recordingId);
      this.#tell(recordingId, result);
    });
  }

  /** Resolves when the file is complete, at once when there is none. */
  async stop(recordingId: RecordingId): Promise<void> {
    const recorder = this.#running.get(recordingId);
    recorder?.end('stopped');
    await recorder?.ended;
  }

  mask(recordingId: RecordingId, on: boolean): void {
    const recorder = this.#running.get(recordingId);
    if (recorder) recorder.isMasked = on;
  }

  /** Ends all that are left; resolves when their files are complete. */
  async close(): Promise<void> {
    const running = [...this.#running.values()];
    for (const recorder of running) recorder.end('closed');
    await Promise.all(running.map(({ ended }) => ended));
  }
}
