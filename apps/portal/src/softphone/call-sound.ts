import type { AudioDevice } from './audio-devices.ts';
import { closeMicrophone, openMicrophone } from './microphone.ts';

/** Ears and mouth of one call: the speaker that plays the other side, the microphone that feeds it. */
export class CallSound {
  readonly #element = new Audio();
  #microphone: MediaStream | null = null;
  #sender: RTCRtpSender | null = null;
  #isClosed = false;

  constructor(speaker: AudioDevice | null) {
    this.#element.autoplay = true;
    void this.playOn(speaker);
  }

  /** Opens the microphone for the call. @throws MicrophoneError */
  async open(device: AudioDevice | null): Promise<MediaStream> {
    const stream = await openMicrophone(device);
    if (this.#isClosed) closeMicrophone(stream);
    this.#take(stream);
    return stream;
  }

  /** Follows a connection: what comes in is played, what is spoken goes out on it. */
  attach(connection: RTCPeerConnection): void {
    connection.addEventListener('track', ({ streams, track }) => {
      this.#element.srcObject = streams[0] ?? new MediaStream([track]);
      void this.#element.play().catch(() => undefined);
    });
  }

  /** The sender whose track is replaced when another microphone is chosen. */
  speakOn(connection: RTCPeerConnection): void {
    this.#sender = connection.getSenders().find(({ track }) => track?.kind === 'audio') ?? this.#sender;
  }

  /** Plays on another device; null: the system's own choice. Browsers that cannot choose keep theirs. */
  async playOn(speaker: AudioDevice | null): Promise<void> {
    if (!('setSinkId' in this.#element)) return;
    await this.#element.setSinkId(speaker?.id ?? '').catch(() => undefined);
  }

  /** Goes on with another microphone, muted as the one before. @throws MicrophoneError */
  async speakInto(device: AudioDevice | null): Promise<void> {
    if (this.#sender === null || this.#isClosed) return;
    const stream = await openMicrophone(device);
    const [track] = stream.getAudioTracks();
    if (track === undefined || this.#isClosed) return closeMicrophone(stream);
    track.enabled = this.#sender.track?.enabled ?? true;
    await this.#sender.replaceTrack(track);
    closeMicrophone(this.#microphone);
    this.#take(stream);
  }

  close(): void {
    this.#isClosed = true;
    closeMicrophone(this.#microphone);
    this.#element.pause();
    this.#element.srcObject = null;
  }

  /** A microphone that is unplugged gives way to what the system chooses then. */
  #take(stream: MediaStream): void {
    this.#microphone = stream;
    for (const track of stream.getAudioTracks()) {
      track.addEventListener('ended', () => {
        if (this.#microphone === stream) void this.speakInto(null).catch(() => undefined);
      });
    }
  }
}
