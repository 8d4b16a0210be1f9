import type { AudioDevice } from './audio-devices.ts';
import { type Cadence, cadenceOf, type Ringing } from './ring-cadence.ts';

const LEVEL = 0.2;
/** Rises and falls within this, or it clicks. */
const EDGE_SECONDS = 0.02;

/** Makes the sounds of the phone itself: ringing, a second call that waits, the tone while it rings there. */
export class Ringer {
  #context: AudioContext | null = null;
  #element: HTMLAudioElement | null = null;
  #output: MediaStreamAudioDestinationNode | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #now: Ringing = 'silent';

  /** Sounds like this from now on, on this device. */
  ring(what: Ringing, device: AudioDevice | null): void {
    if (what === this.#now) return;
    this.#now = what;
    this.#hush();
    const cadence = cadenceOf(what);
    if (cadence !== null) void this.#start(what, cadence, device);
  }

  /** Ends all sound and lets go of the device. */
  close(): void {
    this.#now = 'silent';
    this.#hush();
    void this.#context?.close();
    this.#context = null;
    this.#element = null;
  }

  async #start(what: Ringing, cadence: Cadence, device: AudioDevice | null): Promise<void> {
    const { context, element } = this.#sounding();
    if ('setSinkId' in element) await element.setSinkId(device?.id ?? '').catch(() => undefined);
    // Before the first key or click in the page browsers allow no sound.
    await Promise.all([context.resume(), element.play()]).catch(() => undefined);
    if (this.#now !== what) return;
    this.#burst(cadence);
    this.#timer = setInterval(() => this.#burst(cadence), cadence.periodMs);
  }

  #sounding(): { context: AudioContext; element: HTMLAudioElement } {
    this.#context ??= new AudioContext();
    this.#output ??= this.#context.createMediaStreamDestination();
    if (this.#element === null) {
      this.#element = new Audio();
      this.#element.srcObject = this.#output.stream;
    }
    return { context: this.#context, element: this.#element };
  }

  #burst({ bursts, frequencies, level }: Cadence): void {
    for (const { fromMs, lengthMs } of bursts) {
      for (const frequency of frequencies) this.#beep(frequency, fromMs / 1000, lengthMs / 1000, level);
    }
  }

  #beep(frequency: number, from: number, length: number, level: number): void {
    if (this.#context === null || this.#output === null) return;
    const start = this.#context.currentTime + from;
    const [tone, volume] = [this.#context.createOscillator(), this.#context.createGain()];
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(LEVEL * level, start + EDGE_SECONDS);
    volume.gain.setValueAtTime(LEVEL * level, start + length - EDGE_SECONDS);
    volume.gain.linearRampToValueAtTime(0, start + length);
    tone.connect(volume).connect(this.#output);
    tone.start(start);
    tone.stop(start + length);
  }

  #hush(): void {
    clearInterval(this.#timer);
    this.#element?.pause();
    this.#element = null;
    this.#output = null;
  }
}
