import type { EndpointId } from '../plane/api.ts';
import type { Endpoint } from '../worker/endpoint.ts';
import type { EndpointContext } from '../worker/endpoint-context.ts';
import type { RecordingId, RecordOptions } from './api.ts';
import { EndpointRecording } from './endpoint-recording.ts';
import { Recorder } from './recorder.ts';
import type { Recordings } from './recordings.ts';

/** What the plane asks of the media thread that a recorded endpoint lives on. */
export type RecordingCommand =
  | {
      readonly type: 'record';
      readonly id: EndpointId;
      readonly recordingId: RecordingId;
      readonly options: RecordOptions;
    }
  | { readonly type: 'stop-recording'; readonly recordingId: RecordingId }
  | { readonly type: 'mask-recording'; readonly recordingId: RecordingId; readonly on: boolean };

export interface RecordingDeskParts {
  readonly context: EndpointContext;
  readonly recordings: Recordings;
  /** Throws `unknown-endpoint`. */
  readonly endpoint: (id: EndpointId) => Endpoint;
}

/** Carries out what the plane asks of the recordings of one media thread. */
export class RecordingDesk {
  readonly #parts: RecordingDeskParts;

  constructor(parts: RecordingDeskParts) {
    this.#parts = parts;
  }

  /** Rejects with a `MediaError`. */
  async handle(command: RecordingCommand): Promise<void> {
    switch (command.type) {
      case 'record':
        await this.#record(command.id, command.recordingId, command.options);
        return;
      case 'stop-recording':
        await this.#parts.recordings.stop(command.recordingId);
        return;
      case 'mask-recording':
        this.#parts.recordings.mask(command.recordingId, command.on);
    }
  }

  async #record(id: EndpointId, recordingId: RecordingId, options: RecordOptions): Promise<void> {
    const { context, recordings, endpoint } = this.#parts;
    endpoint(id).checkDecodable();
    const recorder = await Recorder.begin(options, options.channels ?? 1);
    recordings.add(recordingId, recorder);
    const { codecs, pacer } = context;
    const { what = 'both', after = 'nothing' } = options;
    const isHeldBack = (): boolean => after === 'play' && endpoint(id).isPlaying;
    const onDone = (done: EndpointRecording): void => this.#end(id, done);
    const recording = new EndpointRecording({ codecs, pacer, recorder, what, isHeldBack, onDone });
    try {
      endpoint(id).addTap(recording);
    } catch {
      // It was closed while the file was made.
      recording.close();
    }
  }

  #end(id: EndpointId, recording: EndpointRecording): void {
    this.#parts.endpoint(id).removeTap(recording);
    recording.close();
  }
}
