import { useEffect, useRef, useState } from 'react';
import { waveOf } from './wave-of.ts';

/** Hz; what telephones of today carry. */
const RATE = 16_000;

/** How a recording by the microphone stands. */
export type Recording =
  | { readonly state: 'idle' }
  | { readonly state: 'recording'; readonly since: number }
  | { readonly state: 'recorded'; readonly file: Blob; readonly address: string }
  /** There is no microphone, or it may not be used. */
  | { readonly state: 'refused' };

/** Records what is said into the microphone, as a WAV file. */
export function useRecorder() {
  const [recording, setRecording] = useState<Recording>({ state: 'idle' });
  const recorder = useRef<MediaRecorder | null>(null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      stopMicrophone(recorder.current);
    };
  }, []);
  const address = recording.state === 'recorded' ? recording.address : null;
  useEffect(() => () => (address === null ? undefined : URL.revokeObjectURL(address)), [address]);
  const start = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const made = new MediaRecorder(stream);
      const pieces: Blob[] = [];
      made.addEventListener('dataavailable', ({ data }) => pieces.push(data));
      made.addEventListener('stop', () => {
        stopMicrophone(made);
        void toWave(new Blob(pieces)).then(
          (file) => !isGone.current && setRecording({ state: 'recorded', file, address: URL.createObjectURL(file) }),
          () => setRecording({ state: 'refused' }),
        );
      });
      recorder.current = made;
      made.start();
      setRecording({ state: 'recording', since: Math.floor(Date.now() / 1000) });
    } catch {
      setRecording({ state: 'refused' });
    }
  };
  const stop = () => {
    if (recorder.current?.state === 'recording') recorder.current.stop();
  };
  return { recording, start, stop, drop: () => setRecording({ state: 'idle' }) };
}

function stopMicrophone(recorder: MediaRecorder | null): void {
  for (const track of recorder?.stream.getTracks() ?? []) track.stop();
}

/** What browsers record (Opus in WebM, AAC in MP4) as the server takes it. */
async function toWave(recorded: Blob): Promise<Blob> {
  const context = new OfflineAudioContext(1, 1, RATE);
  const sound = await context.decodeAudioData(await recorded.arrayBuffer());
  const channels = Array.from({ length: sound.numberOfChannels }, (_, index) => sound.getChannelData(index));
  const mixed = new Float32Array(sound.length);
  for (const channel of channels) {
    for (const [index, sample] of channel.entries()) mixed[index] = (mixed[index] ?? 0) + sample / channels.length;
  }
  return new Blob([waveOf(mixed, RATE)], { type: 'audio/wav' });
}
