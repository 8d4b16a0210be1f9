import type { Logger } from 'pino';
import { findProgram } from '../find-program.ts';
import { errors } from '../http/errors.ts';
import { runEspeak } from './run-espeak.ts';
import { chooseVoice, isVariant, parseVoices, type VoiceChoice, type Voices, type VoiceWish } from './voices.ts';

const NAMES = ['espeak-ng'];
const LIMITS = { timeoutMs: 10_000, mostBytes: 2 ** 20 };

/** What reads texts aloud on this machine. */
export interface Synthesiser extends Voices {
  readonly program: string;
}

const known = new Map<string, Promise<Synthesiser>>();

/** Null: none is installed. It is looked for each time, so that one that is installed later is found. */
export async function installedSynthesiser(path?: string): Promise<Synthesiser | null> {
  const program = await findProgram(NAMES, path);
  if (program === null) return null;
  const found = known.get(program) ?? readVoices(program);
  known.set(program, found);
  return found.catch(() => {
    known.delete(program);
    return null;
  });
}

async function readVoices(program: string): Promise<Synthesiser> {
  const list = async (words: string) => parseVoices((await runEspeak(program, [words], '', LIMITS)).toString());
  const [voices, variants] = [await list('--voices'), await list('--voices=variant')];
  return { program, voices: voices.filter((voice) => !isVariant(voice)), variants: variants.filter(isVariant) };
}

/** @throws ApiError 412 where nothing here reads texts aloud */
export async function requireSynthesiser(): Promise<Synthesiser> {
  const synthesiser = await installedSynthesiser();
  if (synthesiser === null) {
    throw errors.preconditionFailed('No speech synthesiser is installed (Debian package espeak-ng)');
  }
  return synthesiser;
}

/**
 * The field that names no voice or language of this machine's; null: none does, or nothing here could tell.
 */
export async function unknownVoice({ language, voice }: VoiceWish): Promise<keyof VoiceWish | null> {
  const synthesiser = await installedSynthesiser();
  if (synthesiser === null) return null;
  const choice = voiceFor(synthesiser, { language, voice });
  return choice.ok ? null : choice.field;
}

const LAST_RESORT = 'en';

/**
 * The voice that a text is read with.
 * @param usual language where none is named and it has a voice; else English
 */
export function voiceFor(voices: Voices, { language, voice }: VoiceWish, usual: string = LAST_RESORT): VoiceChoice {
  if (language !== '') return chooseVoice(voices, { language, voice });
  const choice = chooseVoice(voices, { language: usual, voice });
  return choice.ok || choice.field !== 'language' ? choice : chooseVoice(voices, { language: LAST_RESORT, voice });
}

/** Says at start where texts are not read aloud, and how they could be. */
export async function tellOfSpeech(log: Pick<Logger, 'info'>): Promise<void> {
  if ((await installedSynthesiser()) !== null) return;
  log.info('texts are not read aloud: espeak-ng is missing (apt-get install --no-install-recommends espeak-ng)');
}
