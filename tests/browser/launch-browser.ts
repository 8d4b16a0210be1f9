import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium without a window of its own, which costs half. */
const CHROMIUM = '/usr/bin/chromium-headless-shell';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const FAKE_MEDIA = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
];

/**
 * A browser that talks to nobody by itself, with a made-up microphone.
 * @param microphone path of a WAV file that is spoken into it; default: Chromium's beeps
 */
export function launchBrowser({ microphone }: { readonly microphone?: string } = {}): Promise<Browser> {
  const speech = microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphone}`];
  return chromium.launch({ executablePath: CHROMIUM, args: [...QUIET, ...FAKE_MEDIA, ...speech] });
}
