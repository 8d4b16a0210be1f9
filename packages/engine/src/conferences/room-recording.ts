import type { Mixer } from '@strowger/rtp';
import type { Leg } from '../legs/leg.ts';
import { CallRecorder, type RecorderServices } from '../recording/call-recorder.ts';

type State =
  | { readonly at: 'idle' }
  | { readonly at: 'begun'; readonly recorder: CallRecorder }
  /** Nobody is in any more. */
  | { readonly at: 'over' };

/** The recording of a conference: all that is mixed in it, as a part of the call of one member. */
export class RoomRecording {
  readonly #services: RecorderServices;
  readonly #mixer: Promise<Mixer>;
  readonly #keeping: (kept: Promise<void>) => void;
  #state: State = { at: 'idle' };

  /** @param keeping told of each recording: resolves when it is kept, or lost */
  constructor(services: RecorderServices, mixer: Promise<Mixer>, keeping: (kept: Promise<void>) => void) {
    this.#services = services;
    this.#mixer = mixer;
    this.#keeping = keeping;
  }

  /** Records from now on, under the call of this leg; one that has begun goes on as it is. */
  async begin(leg: Leg): Promise<void> {
    if (this.#state.at === 'begun' && (await this.#state.recorder.begin())) return;
    if (this.#state.at === 'over') return;
    const { media } = this.#services;
    const recorder = new CallRecorder(this.#services, leg, this.#keeping, async (options) =>
      media.recordMixer((await this.#mixer).mixerId, options),
    );
    this.#state = { at: 'begun', recorder };
    await recorder.begin();
  }

  /** Ends it for good. */
  end(): void {
    if (this.#state.at === 'begun') this.#state.recorder.close();
    this.#state = { at: 'over' };
  }
}
