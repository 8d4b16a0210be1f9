import type { MediaLog } from './api.ts';
import { MediaError, type MediaErrorCode } from './media-error.ts';
import type { WorkerCommand, WorkerEvent, WorkerReply, WorkerSettings } from './protocol.ts';
import { ThreadLink } from './thread-link.ts';

export interface WorkerLinkOptions {
  readonly settings: WorkerSettings;
  readonly log: MediaLog;
  readonly onEvent: (event: WorkerEvent) => void;
  /** The thread died without being asked to; told once. */
  readonly onDeath: (error: MediaError) => void;
}

/** One media thread as the plane sees it; requests reject with a `MediaError`. */
export class WorkerLink extends ThreadLink<WorkerCommand, WorkerReply, WorkerEvent, MediaErrorCode, MediaError> {
  constructor(options: WorkerLinkOptions) {
    super({
      ...options,
      entry: new URL('../worker/worker.ts', import.meta.url),
      name: 'media thread',
      shutdown: { type: 'shutdown' },
      refusal: (code, message) => new MediaError(code, message),
    });
  }
}
