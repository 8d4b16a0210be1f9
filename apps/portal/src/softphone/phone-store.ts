import type { AudioDevices, DeviceChoice } from './audio-devices.ts';
import type { Quality } from './call-quality.ts';
import type { Calls } from './call-state.ts';
import type { LineState } from './line-state.ts';
import type { MicrophoneFault } from './microphone.ts';
import type { WaitingMessages } from './waiting-messages.ts';

/** All that the phone shows. */
export interface PhoneView {
  readonly line: LineState;
  /** The own number; empty while it is not known. */
  readonly number: string;
  readonly calls: Calls;
  readonly quality: Readonly<Record<string, Quality>>;
  readonly waiting: WaitingMessages | null;
  readonly devices: AudioDevices;
  readonly choice: DeviceChoice;
  /** Why the microphone could not be had the last time; null: it could. */
  readonly microphoneFault: MicrophoneFault | null;
  /** What was dialled last here; empty: nothing. */
  readonly lastDialled: string;
  /** Another tab did not give the phone away: a call is up there. */
  readonly isBusyElsewhere: boolean;
}

export type PhoneListener = () => void;

/** What the phone shows, and who looks. */
export class PhoneStore {
  #view: PhoneView;
  readonly #listeners = new Set<PhoneListener>();

  constructor(view: PhoneView) {
    this.#view = view;
  }

  view = (): PhoneView => this.#view;

  /** @returns ends the subscription */
  subscribe = (listener: PhoneListener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  change(change: Partial<PhoneView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
