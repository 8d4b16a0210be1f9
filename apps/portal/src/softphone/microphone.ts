import type { AudioDevice } from './audio-devices.ts';

/** Why there is no microphone. */
export type MicrophoneFault = 'denied' | 'missing' | 'busy';

/** Thrown where the microphone cannot be had. */
export class MicrophoneError extends Error {
  readonly fault: MicrophoneFault;

  constructor(fault: MicrophoneFault, cause: unknown) {
    super(`microphone ${fault}`, { cause });
    this.fault = fault;
  }
}

/** What the name of a getUserMedia error stands for (Media Capture and Streams §10.2.1). */
export function faultNamed(name: string): MicrophoneFault {
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'missing';
}

/**
 * Opens the microphone: the given one, else the system's own choice.
 * @throws MicrophoneError
 */
export async function openMicrophone(device: AudioDevice | null): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: device === null ? true : { deviceId: { ideal: device.id } },
    });
  } catch (error) {
    throw new MicrophoneError(faultNamed(error instanceof DOMException ? error.name : ''), error);
  }
}

/** Lets go of a microphone. */
export function closeMicrophone(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
