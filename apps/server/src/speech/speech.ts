import { createHash } from 'node:crypto';
import type { Reading } from '@strowger/switch';
import { WorkQueue } from '../fax-documents/work-queue.ts';
import { installedSynthesiser, voiceFor } from './installed-voices.ts';
import { Readings } from './readings.ts';
import { SpeechFailed } from './speech-failed.ts';
import { synthesise } from './synthesise.ts';
import type { VoiceWish } from './voices.ts';

/** A text and how it is to sound. */
export interface SpokenText extends VoiceWish {
  readonly text: string;
  /** The language of whoever hears it, where none is named. */
  readonly usualLanguage: string;
}

/** Reads texts aloud (contract 30 §17.1 `voicetts`, `tts`). */
export interface Speech {
  /**
   * A WAV file of the text, kept until it is released.
   * @returns null: nothing here reads texts aloud
   * @throws SpeechFailed
   */
  read(text: SpokenText): Promise<Reading | null>;
  /** Removes what is kept. */
  close(): Promise<void>;
}

/** Calls go on beside synthesis: few at a time. */
const AT_ONCE = 2;
const MOST_WAITING = 100;

/** @param data the data directory */
export function createSpeech(data: string): Speech {
  const readings = new Readings(data);
  const queue = new WorkQueue({ atOnce: AT_ONCE, mostWaiting: MOST_WAITING });
  return {
    async read({ text, usualLanguage, ...wish }) {
      const synthesiser = await installedSynthesiser();
      if (synthesiser === null) return null;
      const voice = voiceFor(synthesiser, wish, usualLanguage);
      if (!voice.ok) throw new SpeechFailed(`Nothing here reads in this ${voice.field}`);
      const key = createHash('sha256').update(`${voice.argument}\0${text}`).digest('hex');
      return readings.take(key, async () => {
        const wav = await queue.run(() => synthesise(synthesiser.program, voice.argument, text));
        if (wav === null) throw new SpeechFailed('Too many texts are being read aloud');
        return wav;
      });
    },
    close: () => readings.close(),
  };
}
