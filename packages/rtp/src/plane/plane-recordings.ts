import type { MixerRecordOptions, Recording, RecordingId, RecordingResult } from '../recording/api.ts';
import { checkRecording } from '../recording/check-recording.ts';
import type { WorkerCommand } from './protocol.ts';
import { Undertakings } from './undertakings.ts';
import type { WorkerLink } from './worker-link.ts';

const LOST: RecordingResult = { reason: 'closed', durationMs: 0, silentTailMs: 0, speechMs: 0 };

/** The recordings that the media threads of a plane make. */
export class PlaneRecordings {
  readonly #running = new Undertakings<RecordingResult>(LOST);

  /** Has a thread begin a recording. Rejects `invalid`, and as the thread does. */
  async begin(
    link: WorkerLink,
    options: MixerRecordOptions,
    command: (recordingId: RecordingId) => WorkerCommand,
  ): Promise<Recording> {
    checkRecording(options);
    const { number, ended } = await this.#running.begin(link, (recordingId) => link.request(command(recordingId)));
    return { recordingId: number, ended };
  }

  async stop(recordingId: RecordingId): Promise<void> {
    await this.#ask({ type: 'stop-recording', recordingId });
  }

  async mask(recordingId: RecordingId, on: boolean): Promise<void> {
    await this.#ask({ type: 'mask-recording', recordingId, on });
  }

  /** A thread says that a recording has ended. */
  end(recordingId: RecordingId, result: RecordingResult): void {
    this.#running.end(recordingId, result);
  }

  /** Ends what this thread recorded, or any. */
  endAll(link?: WorkerLink): void {
    this.#running.endAll(link);
  }

  async #ask(command: WorkerCommand & { readonly recordingId: RecordingId }): Promise<void> {
    await this.#running.threadOf(command.recordingId)?.request(command);
  }
}
