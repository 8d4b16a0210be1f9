import { parseWav } from '@strowger/rtp';
import { runEspeak } from './run-espeak.ts';
import { SpeechFailed } from './speech-failed.ts';

const LONGEST_SECONDS = 600;
/** 22,050 samples of two octets a second. */
const LIMITS = { timeoutMs: 30_000, mostBytes: LONGEST_SECONDS * 44_100 };
const LONGEST_TEXT = 10_000;

const HEADER_OCTETS = 44;
const RIFF_SIZE = 4;
const DATA_SIZE = 40;

/**
 * Reads a text aloud.
 * @param voice as the synthesiser calls it, of its own list
 * @returns WAV, PCM16, one channel, at the synthesiser's rate: the media plane plays it at that of the call
 * @throws SpeechFailed where there is nothing to be heard, or too much
 */
export async function synthesise(program: string, voice: string, text: string): Promise<Buffer> {
  if (text.length > LONGEST_TEXT) throw new SpeechFailed('The text is too long to be read aloud');
  // UTF-8; no markup, which could name files.
  const written = await runEspeak(program, ['--stdin', '--stdout', '-b', '1', '-v', voice], text, LIMITS);
  const wav = written.length > HEADER_OCTETS ? sized(written) : null;
  if (wav === null || parseWav(wav) === null) {
    throw new SpeechFailed('The text has nothing that can be read aloud');
  }
  return wav;
}

/** Written to a pipe, a file cannot tell its length in its header. */
function sized(wav: Buffer): Buffer {
  wav.writeUInt32LE(wav.length - 8, RIFF_SIZE);
  wav.writeUInt32LE(wav.length - HEADER_OCTETS, DATA_SIZE);
  return wav;
}
