import { dominantTone, excerpt, levelAt } from '../audio/measure.ts';
import type { Sound } from '../audio/wav.ts';
import type { BaresipPhone } from '../phones/baresip-phone.ts';
import type { BrowserPhone, Heard, Sample } from '../phones/browser/browser-phone.ts';

/** A part of a call, in the time of each end. */
export interface Stretch {
  /** milliseconds since 1970 */
  readonly browser: { readonly from: number; readonly to: number };
  /** milliseconds of the phone's recording */
  readonly phone: { readonly from: number; readonly to: number };
  /** How much the browser sent meanwhile, ms. */
  readonly said: number;
}

const LOUD = -50;
const SLICE_MS = 2000;
/** Of a slice: as long as a listener hears a gap. */
const WINDOW_MS = 250;
/** The phone writes its recording in blocks. */
const LATE_MS = 500;
/** What the page's analyser looks back over. */
const EAR_MS = 250;

/** Whether a browser hears a tone of this frequency (Hz). */
export function tone(frequency: number): (heard: Heard) => boolean {
  return (heard) => Math.abs(heard.frequency - frequency) < 15 && heard.level > LOUD;
}

/** Waits until the phone has heard that much more of the call: sound of the browser, or music. */
export async function stretchOf(browser: BrowserPhone, phone: BaresipPhone, milliseconds: number): Promise<Stretch> {
  const [browserFrom, from, said] = [Date.now(), phone.heardMs(), await browser.saidMs()];
  await phone.hears(from + milliseconds, { timeout: 2 * milliseconds + 10_000 });
  return {
    browser: { from: browserFrom, to: Date.now() },
    phone: { from, to: phone.heardMs() },
    said: (await browser.saidMs()) - said,
  };
}

/** What is wrong with what a browser heard in a stretch, slice by slice; empty: a clean tone all the time. */
export async function faultsOfBrowser(browser: BrowserPhone, frequency: number, { browser: part }: Stretch) {
  const samples = await browser.samples();
  return slices(part.from + EAR_MS, part.to).flatMap((slice) => {
    const heard = samples.filter(({ at }) => at >= slice.from && at < slice.to);
    const wrong = heard.filter((sample) => !tone(frequency)(sample));
    return heard.length > 0 && wrong.length === 0 ? [] : [{ ...slice, of: heard.length, wrong: wrong.map(inShort) }];
  });
}

/** The same for the phone's recording; the phone must also have heard as much as the browser sent. */
export function faultsOfPhone(sound: Sound, frequency: number, { said, phone: part }: Stretch) {
  const missing = said - (part.to - part.from);
  const late = missing > LATE_MS ? [{ ...part, missing }] : [];
  const unclean = slices(part.from, part.to).flatMap((slice) => {
    const wrong = slices(slice.from, slice.to, WINDOW_MS)
      .map((window) => dominantTone(excerpt(sound, window.from, window.to), [frequency]))
      .filter(({ level, snr }) => level < LOUD || snr < 6);
    return wrong.length === 0 ? [] : [{ ...slice, wrong }];
  });
  return [...late, ...unclean];
}

/** How loud a frequency is from `from` to `to` (ms) of a recording: dB of a full-scale sine. */
export function levelInPhone(sound: Sound, frequency: number, from: number, to: number): number {
  return levelAt(excerpt(sound, from, to), frequency);
}

function slices(from: number, to: number, length = SLICE_MS): { from: number; to: number }[] {
  const count = Math.floor((to - from) / length);
  return Array.from({ length: count }, (_, at) => ({ from: from + at * length, to: from + (at + 1) * length }));
}

function inShort({ frequency, level }: Sample): string {
  return `${Math.round(frequency)} Hz ${Math.round(level)} dB`;
}
