import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseWav, wavToMono } from '@strowger/rtp';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { installedSynthesiser, requireSynthesiser, unknownVoice } from './installed-voices.ts';
import { runEspeak } from './run-espeak.ts';
import { createSpeech, type Speech } from './speech.ts';
import { SpeechFailed } from './speech-failed.ts';

let data: string;
let speech: Speech;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'speech-'));
  speech = createSpeech(data);
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await speech.close();
  await rm(data, { recursive: true });
});

const read = (text: string, wish: { language?: string; voice?: string } = {}) =>
  speech.read({ text, language: '', voice: '', usualLanguage: 'en', ...wish });

async function heard(text: string, wish?: { language?: string; voice?: string }) {
  const reading = await read(text, wish);
  const audio = parseWav(await readFile(reading?.path ?? ''));
  if (reading === null || audio === null) throw new Error('no WAV');
  const samples = wavToMono(audio);
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const { sampleRate, channels } = audio;
  return { path: reading.path, loudest, sampleRate, channels, samples, seconds: samples.length / sampleRate };
}

describe('a text that is read aloud (contract 30 §17.1)', () => {
  it('is a WAV file that says it, each text and each voice its own', async () => {
    const hello = await heard('Hello, your parcel has arrived.');
    expect(hello).toMatchObject({ sampleRate: 22_050, channels: 1 });
    expect(hello.loudest).toBeGreaterThan(3000);
    expect(hello.seconds).toBeGreaterThan(1);
    expect(hello.seconds).toBeLessThan(5);
    const longer = await heard('Hello, your parcel has arrived. Please fetch it today before the office closes.');
    expect(longer.seconds).toBeGreaterThan(hello.seconds + 1);
    const french = await heard('Hello, your parcel has arrived.', { language: 'fr-CA' });
    const female = await heard('Hello, your parcel has arrived.', { voice: 'f2' });
    expect(french.samples).not.toEqual(hello.samples);
    expect(female.samples).not.toEqual(hello.samples);
    expect((await heard('Hello, your parcel has arrived.')).path).toBe(hello.path);
  });

  it('is text and nothing else, whatever stands in it', async () => {
    const [plain, option] = [
      await heard('hello'),
      await heard('-w /tmp/hello.wav $(reboot) <audio src="/etc/passwd"/>'),
    ];
    expect(option.seconds).toBeGreaterThan(plain.seconds);
  });

  it.each([
    ['nothing to say', ''],
    ['too much', 'hello '.repeat(2000)],
  ])('is refused with %s', async (_what, text) => {
    await expect(read(text)).rejects.toThrow(SpeechFailed);
  });

  it('is refused in a language that is not spoken here', async () => {
    await expect(read('hello', { language: 'tlh-x' })).rejects.toThrow('language');
    expect(await unknownVoice({ language: 'xx', voice: '' })).toBe('language');
    expect(await unknownVoice({ language: '', voice: 'nobody' })).toBe('voice');
    expect(await unknownVoice({ language: 'de', voice: 'adam' })).toBeNull();
  });

  it('is not read where no synthesiser is installed', async () => {
    vi.stubEnv('PATH', '/nowhere');
    expect(await read('hello')).toBeNull();
    await expect(requireSynthesiser()).rejects.toMatchObject({ status: 412 });
    expect(await unknownVoice({ language: 'xx', voice: '' })).toBeNull();
  });

  it('takes no more time and room than it may', async () => {
    const program = (await installedSynthesiser())?.program ?? '';
    const words = ['--stdin', '--stdout'];
    const long = 'hello '.repeat(1000);
    await expect(runEspeak(program, words, long, { timeoutMs: 30_000, mostBytes: 50_000 })).rejects.toThrow(
      SpeechFailed,
    );
    await expect(runEspeak('sleep', ['60'], '', { timeoutMs: 20, mostBytes: 1 })).rejects.toThrow(SpeechFailed);
    await expect(runEspeak('/nowhere/espeak', [], '', { timeoutMs: 1000, mostBytes: 1 })).rejects.toThrow(SpeechFailed);
  });
});
