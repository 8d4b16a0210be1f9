import type { FrameSink } from '../worker/frame.ts';
import type { HearingFormat } from './signal.ts';

/** What an endpoint is connected with: what the endpoint says goes in by `accept`, what it hears goes to `receiver`. */
export interface Counterpart extends FrameSink {
  receiver: FrameSink | null;
  /** The endpoint is connected with something else, or gone. Idempotent. */
  close(): void;
}

/** A place in a mixer or the like. */
export interface Seat extends Counterpart {
  /** In what the endpoint hears; null until that is negotiated. */
  format: HearingFormat | null;
}
